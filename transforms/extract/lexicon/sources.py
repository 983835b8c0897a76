"""Where a source sits: its "chef de l'État" and "ministre de l'Intérieur" are those of that state."""

from __future__ import annotations

from transforms.extract.lexicon import words

__all__ = ["HOMES", "SUFFIXES"]

HOMES: dict[str, str] = {
    **dict.fromkeys(
        words(
            "lemonde lefigaro liberation la-croix lepoint lexpress nouvelobs leparisien lesechos latribune "
            "francetvinfo "
            "franceinfo france24 bfmtv europe1 rtl lci cnews tf1 20minutes ouest-france sudouest ladepeche "
            "lejdd marianne "
            "mediapart humanite challenges rmcsport radiofrance elysee diplomatie valeursactuelles publicsenat "
            "lopinion "
            "la1ere midilibre lavoixdunord leprogres ledauphine dna courrierinternational"
        ),
        "FRA",
    ),
    **dict.fromkeys(("france 2", "france 3", "france 5", "france inter", "m6", "arte", "rfi"), "FRA"),
    **dict.fromkeys(words("20min.ch letemps rts.ch tdg 24heures swissinfo"), "CHE"),
    **dict.fromkeys(words("rtbf lesoir lalibre dhnet 7sur7 rtl.be lecho.be levif"), "BEL"),
    **dict.fromkeys(words("radio-canada ledevoir lapresse.ca journaldemontreal lesoleil"), "CAN"),
    **dict.fromkeys(words("aps.dz elwatan liberte-algerie tsa-algerie lequotidien-oran elmoudjahid algerie360"), "DZA"),
    **dict.fromkeys(words("map.ma mapnews le360 hespress lematin.ma medias24 telquel"), "MAR"),
    **dict.fromkeys(words("tap.info businessnews.com.tn lapresse.tn kapitalis webdo"), "TUN"),
    **dict.fromkeys(words("seneweb lesoleil.sn dakaractu aps.sn"), "SEN"),
    **dict.fromkeys(words("fratmat abidjan.net aip.ci"), "CIV"),
    **dict.fromkeys(words("maliweb malijet journaldumali"), "MLI"),
    **dict.fromkeys(words("lefaso sidwaya burkina24"), "BFA"),
    **dict.fromkeys(words("cameroon-tribune journalducameroun actucameroun"), "CMR"),
    **dict.fromkeys(words("lorientlejour ani.lb libnanews"), "LBN"),
    **dict.fromkeys(words("sputnik tass rt.com francais.rt"), "RUS"),
}
"""A part of the source's name or domain → its state."""

SUFFIXES: dict[str, str] = {
    ".fr": "FRA",
    ".ch": "CHE",
    ".be": "BEL",
    ".dz": "DZA",
    ".ma": "MAR",
    ".tn": "TUN",
    ".sn": "SEN",
    ".ci": "CIV",
    ".ml": "MLI",
    ".bf": "BFA",
    ".cm": "CMR",
    ".ga": "GAB",
    ".cd": "COD",
    ".cg": "COG",
    ".lu": "LUX",
    ".ca": "CAN",
    ".mg": "MDG",
    ".bj": "BEN",
    ".tg": "TGO",
    ".ne": "NER",
    ".td": "TCD",
    ".gn": "GIN",
    ".dj": "DJI",
    ".rw": "RWA",
    ".bi": "BDI",
    ".mu": "MUS",
    ".ru": "RUS",
    ".vn": "VNM",
    ".lb": "LBN",
}
"""National domains, where the source's name is one."""

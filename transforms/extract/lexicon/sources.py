"""Where a source sits: its "chef de l'État" and "ministre de l'Intérieur" are those of that state."""

from __future__ import annotations

__all__ = ["HOMES", "SUFFIXES"]

HOMES: dict[str, str] = {
    **dict.fromkeys(
        (
            "lemonde lefigaro liberation la-croix lepoint lexpress nouvelobs leparisien lesechos latribune francetvinfo "
            "franceinfo france24 bfmtv europe1 rtl lci cnews tf1 20minutes ouest-france sudouest ladepeche lejdd marianne "
            "mediapart humanite challenges rmcsport radiofrance elysee diplomatie valeursactuelles publicsenat lopinion "
            "la1ere midilibre lavoixdunord leprogres ledauphine dna courrierinternational"
        ).split(),
        "FRA",
    ),
    **dict.fromkeys("france 2|france 3|france 5|tf1|lci|m6|arte|france inter|rfi".split("|"), "FRA"),
    **dict.fromkeys("20min.ch|letemps|rts.ch|tdg|24heures|swissinfo".split("|"), "CHE"),
    **dict.fromkeys("rtbf|lesoir|lalibre|dhnet|7sur7|rtl.be|lecho.be|levif".split("|"), "BEL"),
    **dict.fromkeys("radio-canada|ledevoir|lapresse.ca|journaldemontreal|lesoleil".split("|"), "CAN"),
    **dict.fromkeys("aps.dz|elwatan|liberte-algerie|tsa-algerie|lequotidien-oran|elmoudjahid|algerie360".split("|"), "DZA"),
    **dict.fromkeys("map.ma|mapnews|le360|hespress|lematin.ma|medias24|telquel".split("|"), "MAR"),
    **dict.fromkeys("tap.info|businessnews.com.tn|lapresse.tn|kapitalis|webdo".split("|"), "TUN"),
    **dict.fromkeys("seneweb|lesoleil.sn|dakaractu|aps.sn".split("|"), "SEN"),
    **dict.fromkeys("fratmat|abidjan.net|aip.ci".split("|"), "CIV"),
    **dict.fromkeys("maliweb|malijet|journaldumali".split("|"), "MLI"),
    **dict.fromkeys("lefaso|sidwaya|burkina24".split("|"), "BFA"),
    **dict.fromkeys("cameroon-tribune|journalducameroun|actucameroun".split("|"), "CMR"),
    **dict.fromkeys("lorientlejour|ani.lb|libnanews".split("|"), "LBN"),
    **dict.fromkeys("sputnik|tass|rt.com|francais.rt".split("|"), "RUS"),
}
"""A part of the source's name or domain → its state."""

SUFFIXES: dict[str, str] = {
    ".fr": "FRA", ".ch": "CHE", ".be": "BEL", ".dz": "DZA", ".ma": "MAR", ".tn": "TUN", ".sn": "SEN", ".ci": "CIV",
    ".ml": "MLI", ".bf": "BFA", ".cm": "CMR", ".ga": "GAB", ".cd": "COD", ".cg": "COG", ".lu": "LUX", ".ca": "CAN",
    ".mg": "MDG", ".bj": "BEN", ".tg": "TGO", ".ne": "NER", ".td": "TCD", ".gn": "GIN", ".dj": "DJI", ".rw": "RWA",
    ".bi": "BDI", ".mu": "MUS", ".ru": "RUS", ".vn": "VNM", ".lb": "LBN",
}
"""National domains, where the source's name is one."""

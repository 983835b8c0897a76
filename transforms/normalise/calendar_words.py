"""Words of dates: months, weekdays and zones, folded (lower case, no accents, no full stops). Data without logic."""

from __future__ import annotations

__all__ = ["MONTHS", "WEEKDAYS", "ZONES"]

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan january janv janvier januar jaen enero ene gennaio gen janeiro januari janner ιαν",
            "feb february fev fevr fevrier februar febrero febbraio fevereiro februari φεβ",
            "mar march mars marz maerz marzo marco maart mrz mrt μαρ",
            "apr april avr avril abril abr aprile απρ",
            "may mai mayo maggio mag maio mei μαι",
            "jun june juin juni junio giugno giu junho ιουν",
            "jul july juil juillet juli julio luglio lug julho jui ιουλ",
            "aug august aout aou agosto ago augustus αυγ",
            "sep sept september septembre septiembre settembre set setembro σεπ",
            "oct october octobre okt oktober octubre ottobre ott outubro out οκτ",
            "nov november novembre noviembre novembro νοε",
            "dec december decembre dez dezember diciembre dic dicembre dezembro δεκ",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "mon monday lun lundi mo montag lunes lunedi δευ",
            "tue tues tuesday mar mardi di dienstag martes martedi τρι",
            "wed weds wednesday mer merc mercredi mi mittwoch miercoles mercoledi τετ",
            "thu thur thurs thursday jeu jeudi do donnerstag jueves giovedi πεμ",
            "fri friday ven vend vendredi fr freitag viernes venerdi παρ",
            "sat saturday sam samedi sa samstag sabado sabato σαβ",
            "sun sunday dim dimanche so sonntag domingo domenica κυρ",
        ),
        1,
    )
    for name in names.split()
}
"""As `datetime.date.isoweekday` counts."""

# Offsets in minutes. Only names that mean one thing in the press: of those that mean several, the sense of RFC 822.
ZONES: dict[str, int] = {
    "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "tu": 0,
    "west": 60, "bst": 60, "cet": 60, "met": 60, "mez": 60, "wat": 60, "hnec": 60,
    "cest": 120, "mest": 120, "mesz": 120, "eet": 120, "cat": 120, "sast": 120, "haec": 120,
    "eest": 180, "msk": 180, "eat": 180, "trt": 180,
    "gst": 240, "pkt": 300, "ist": 330, "ict": 420, "hkt": 480, "sgt": 480, "awst": 480, "jst": 540, "kst": 540,
    "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "nst": -210, "ndt": -150, "ast": -240, "adt": -180, "brt": -180, "art": -180,
    "at": -240, "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360, "mst": -420, "mdt": -360,
    "mt": -420,
    "pst": -480, "pdt": -420, "pt": -480, "akst": -540, "akdt": -480, "hst": -600, "hne": -300, "hae": -240,
}  # fmt: skip

"""Beginnings and parts of words without which no text tells of a contact, in lower case, with and without accents.

An underscore is a blank: it keeps a word apart from a frequent one that begins alike ("parle_" from "parlement").
"""

from __future__ import annotations

from transforms.extract.lexicon import words

__all__ = ["TRIGGERS"]

TRIGGERS: tuple[str, ...] = tuple(
    word.replace("_", " ")
    for group in (
        # Talk.
        """
        entreten entretien discut discussion pourparlers négoci negoci convers échang echang dialog contact
        a_informé ont_informé avait_informé parlé
        parle_ parler parlera parlent parlaient parlant conféré consult délibér deliber concert tractation médiat
        mediat altercation clash aparté transmis évoqué evoque abordé aborde
        """,
        # Calls and video.
        """
        appel coup_de_fil coups_de_fil coup_de_téléphone téléphon telephon visio vidéo video joint_ joindre
        joignait décroch raccroch bout_du_fil
        """,
        # Letters.
        """
        lettre message courrier missive télégramm telegramm memorandum mémorandum écri ecri félicit felicit
        condoléance condoleance
        """,
        # Meetings.
        """
        rencontr entrevue tête-à-tête tete-a-tete face-à-face sommet rendez-vous réuni reuni retrouv s'est_vu
        sont_vu étaient_vu seraient_vu verra se_voi se_verr se_revoi revu_ revoir croisé_ croise_ croiser assis_
        audience déjeun dejeun dîner diner poignée poignee la_main étrein etrein embrass accolade
        tête_à_tête tete_a_tete face_à_face face_a_face dans_les_bras dans_ses_bras coprésid copresid pris_à_part
        a_vu_ ont_vu_ avait_vu_ commission_mixte comité_mixte conférence_de_presse
        point_de_presse s'expliquer s'asse s'asso s'assied attabl côte_à_côte
        trilatéral bilatéral homologue
        """,
        # Hosts and guests.
        """
        reçu recu_ recue reçoi recoi recev accueil convoqu convocation invit convi hôte visiteur fait_venir faire_venir
        fera_venir
        """,
        # Journeys.
        """
        visit déplac deplac voyag tournée tournee séjour sejour périple periple étape_ etape_ escale passage
        rend_ rendre rendu rendait rendent rendra se_rendr arriv attend quitt atterri débarqu debarqu envol
        décoll decoll s'est_posé s'est_arrêté se_pose s'arrête l'avion le_cap_sur foulé foule_le succéd rentré revenait
        est_passé passe_par passera_par a_passé ont_passé avait_passé passe_la_jo passera_ passait_
        y_a_ y_est y_était y_sera s'y_ délégation delegation
        envoy dépêch depech venu viendra vient_ venir revenu partir parti_ retourn de_retour rallié rallie_
        va_à_ va_en_ ira_ ira_en ira_à ira_au iront allé_à allé_en allée_à allée_en est_allé report_de_la
        première_sortie premiere_sortie était_le_matin sera_le_matin
        """,
        # Whereabouts.
        """
        étaient_à étaient_en étaient_lundi étaient_mardi étaient_mercredi étaient_jeudi étaient_vendredi
        étaient_samedi étaient_dimanche étaient_hier étaient_ce
        est_à_ est_a_ est_en_ est_depuis était_à_ était_en_ était_lundi était_mardi était_mercredi était_jeudi
        était_vendredi était_samedi était_dimanche était_hier était_ce sera_à_ sera_en_ sera_lundi sera_mardi
        sera_mercredi sera_jeudi sera_vendredi sera_samedi sera_dimanche se_trouve trouve_à trouvait
        """,
        # Company.
        """
        en_compagnie aux_côtés au_côté non_loin_d accompagn auprès_d aupres_d avec_son_ avec_sa_ avec_ses_ avec_le_
        avec_la_ avec_l_ avec_l' avec_m._
        """,
    )
    for word in words(group)
)

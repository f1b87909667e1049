"""Legal forms of other countries, as lists published in their languages give them: short, or spelled out."""

__all__ = ["ANYWHERE", "AT_AN_END"]

ANYWHERE = {
    "limited company": "товариство з обмеженою відповідальністю",  # as тов, which the Russian forms have
    "joint-stock company": """відкрите акціонерне товариство | публічне акціонерне товариство | приватне акціонерне товариство | акционерно дружество |
        sociedad anónima | sociedad anónima pública | sociedade anónima | sociedade por ações | sociedade por ações pública | société anonyme |
        société par actions | société publique par actions | società per azioni | societate pe acțiuni | societatea pe acțiuni |
        societatea publică pe acțiuni | aktiengesellschaft | naamloze vennootschap | vennootschap op aandelen | aandelenvennootschap |
        akciová společnost | akciová spoločnosť | spółka akcyjna | delniška družba | javna delniška družba | dioničko društvo |
        javno dioničko društvo | részvénytársaság | nyilvánosan működő részvénytársaság | zártkörűen működő részvénytársaság | nyrt | zrt |
        akcinė bendrovė | akciju sabiedrība | aktsiaselts | osakeyhtiö | aktiebolag | aktieselskab | aktieselskabet""",
    "other body": """дружество с ограничена отговорност | gesellschaft mit beschränkter haftung | société à responsabilité limitée |
        sociedad de responsabilidad limitada | sociedade de responsabilidade limitada | società a responsabilità limitata |
        societate cu răspundere limitată | societatea cu răspundere limitată | besloten vennootschap met beperkte aansprakelijkheid |
        besloten vennootschap | vennootschap met beperkte aansprakelijkheid | společnost s ručením omezeným |
        spoločnosť s ručením obmedzeným | spol s r o | sp z o o | sp z oo | sp zoo | spółka z ograniczoną odpowiedzialnością |
        družba z omejeno odgovornostjo | društvo s ograničenom odgovornošću | korlátolt felelősségű társaság | kft |
        uždaroji akcinė bendrovė | ribotos atsakomybės bendrovė | uab | sabiedrība ar ierobežotu atbildību | osaühing |
        anpartsselskab | anpartsselskabet""",
}
"""By class of form, those that nothing else is spelled like. A limited company of another country is no Russian one: its name alone makes no match."""

AT_AN_END = {
    "joint-stock company": "прат | ад | еад | a s | s a | s p a | rt | ab | oy | oyj | dd | d d",
    "other body": "s r l | s r o | d o o | oü | sia | b v",
}
"""By class of form, those short enough to be part of a name elsewhere."""

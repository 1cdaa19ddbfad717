# The handset of a demonstration: a page that plays a resident's mobile.

handset-open = Chwarae ffôn symudol sy’n anfon negeseuon testun
handset-title = Ffôn symudol arddangos
handset-notice = Nid oes neges yn cael ei hanfon go iawn
handset-notice-text = Arddangosiad yw hwn. Yma gallwch chwarae ffôn symudol preswylydd: mae’r hyn a ysgrifennwch yn mynd i’r cyngor fel y byddai neges destun, ac mae’r ateb yn ymddangos isod.
handset-none-heading = Nid oes ffôn symudol i’w chwarae yma
handset-none-text = Anfonwch neges destun go iawn o’ch ffôn eich hun yn lle hynny: cysylltwch ef o dan eich cyfrif yn gyntaf.
handset-from = Rhif y ffôn symudol
handset-from-hint = Amira Hussain biau 07700 900801 a Gareth Llewellyn biau 07700 900802, y ddau yn Sir Gaergrawnt; Carys Môn ym Mae Morfa biau 07700 900808. Mae rhif a gysylltwyd gennych chi’n gweithio hefyd, ac un nad yw neb wedi’i gysylltu.
handset-from-missing = Rhowch rif y ffôn symudol.
handset-screen = Negeseuon yn ôl ac ymlaen
handset-you = Anfonwyd:
handset-council = Derbyniwyd:
handset-silence = Ni ddaeth dim yn ôl.
handset-empty = Dim negeseuon eto.
handset-words = Eich neges
handset-words-hint = Er enghraifft YMWELYDD AB12 CDE, neu CYMORTH. Ym Mae Morfa dywedwch am ba hyd hefyd: YMWELYDD AB12 CDE 4awr.
handset-words-missing = Ysgrifennwch neges yn gyntaf.
handset-send = Anfon y neges

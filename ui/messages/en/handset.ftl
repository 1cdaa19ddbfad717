# The handset of a demonstration: a page that plays a resident's mobile.

handset-open = Play a mobile that sends texts
handset-title = Demo mobile
handset-notice = No text is really sent
handset-notice-text = This is a demonstration. Here you can play a resident’s mobile: what you write goes to the council as a text message would, and its answer appears below.
handset-none-heading = There is no mobile to play here
handset-none-text = Send a real text from your own mobile instead: link it under your account first.
handset-from = Number of the mobile
handset-from-hint = 07700 900801 belongs to Amira Hussain and 07700 900802 to Gareth Llewellyn, both in Cambridgeshire; 07700 900808 to Carys Môn in Morfa Bay. A number you linked yourself works too, and so does one that nobody linked.
handset-from-missing = Enter the number of the mobile.
handset-screen = Texts to and fro
handset-you = Sent:
handset-council = Received:
handset-silence = Nothing came back.
handset-empty = No texts yet.
handset-words = Your text
handset-words-hint = For example VISITOR AB12 CDE, or HELP. In Morfa Bay say how long too: VISITOR AB12 CDE 4hours.
handset-words-missing = Write a text first.
handset-send = Send the text

# Yr hyn sydd yng nghalendr arosiadau preswylydd, a gaiff ei nôl gan raglenni calendr. Gan y gweinydd yn unig.

calendar-name = Parcio ymwelwyr
calendar-summary = Ymwelydd { $plate }, { $zone }

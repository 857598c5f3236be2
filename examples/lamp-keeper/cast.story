Title: The Lamp Keeper: cast and things

character INES
    age: 61
    appearance: lean, brown weathered face, white hair in a short plait, pale grey eyes, a burn scar on the back of her right hand
    wardrobe wool: navy fisherman's jumper, sleeves pushed up, corduroy trousers
    wardrobe oilskin: long yellow oilskin coat over the navy jumper, streaming with rain, hood thrown back
    voice: an old woman's, low, dry, unhurried

character JONAH
    age: 19
    appearance: tall, narrow shoulders, freckles, wet ginger curls, a chipped front tooth
    wardrobe parka: olive parka two sizes too big, grey scarf
    voice: a young man's, light, quick, a little breathless

cameo PIP
    appearance: a wind-up gull of dented tin, cream body, orange beak, one wing bent upwards
    cameo: "cast/pip.mp4"
    consent: drawn for this film by its makers; no living likeness
    voice: high, thin, mechanical

prop LANTERN
    look: brass storm lantern with a cracked chimney
    states: lit, out

prop LOGBOOK
    look: ledger bound in green cloth, its corners gone soft

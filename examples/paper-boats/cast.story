// Who and what the film shows. Import what a script needs.

character NOUR
    age: 7
    appearance: gap-toothed girl, two uneven black braids, a plaster on her left knee
    wardrobe school: mustard pinafore over a white shirt, red sandals
    wardrobe rain: mustard pinafore soaked dark, a newspaper hat, red sandals
    voice: a child's, quick and hoarse

character BAPTISTE
    age: 71
    appearance: heavy man, white moustache, newsprint on his fingertips
    wardrobe kiosk: grey dust coat, a pencil behind the ear
    voice: a baritone, slow, with long breaths

prop BOAT
    look: a boat folded from the front page of a newspaper, no longer than a hand
    states: dry, wet, sinking

location CANAL
    look: narrow town canal between plane trees, green water, an iron lock
    light day: flat silver light before rain
    area KIOSK: a newspaper kiosk painted bottle green, magazines on strings
    area LOCK: wet stone steps beside the lock gate

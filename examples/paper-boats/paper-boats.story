Title: Paper Boats
Author: the storyc authors
Draft date: 2026-11-23
Story: 1
Target: seedance-2.5
Size: 1280x720
FPS: 24
Language: fr
Style: POSTCARD

import NOUR, BAPTISTE, BOAT, CANAL from "cast.story"

// A spot of 45 seconds: every shot has its time.

style POSTCARD
    look: 16mm reversal film, soft highlights, colours of a postcard from the seventies
    palette: bottle green, mustard, newsprint grey
    avoid: captions, logos, slow motion

music MUSETTE
    look: one accordion, a slow waltz, played close to the microphone

let price = Un euro vingt

template FOLD(WHO, SECONDS)
!! INSERT on BOAT, 100mm, overhead, {{SECONDS}}
{{WHO}} folds a newspaper page: once, twice, and the bow stands up.
SFX: paper creasing @ 0.5s
end

EXT. CANAL - KIOSK - DAY #1#

+ NOUR wears school
+ BAPTISTE wears kiosk

MUSIC: MUSETTE, fade in 1s, -16dB

!! WIDE on NOUR and BAPTISTE, 35mm, static, 6s
NOUR stands on her toes before the kiosk. BAPTISTE leans out over his magazines.

!! CLOSE on BAPTISTE, 85mm, 4s

BAPTISTE
{{price}}.

!! CLOSE on NOUR, 85mm, high angle, 5s
NOUR turns out her pocket: a button and a snail.

NOUR
(without blinking)
C'est un escargot de course.

use FOLD(BAPTISTE, 5s)

!! TWO SHOT on BAPTISTE and NOUR, 50mm, 5s

+ BAPTISTE gives BOAT (dry) to NOUR

BAPTISTE
Alors, il lui faut un bateau.

> DISSOLVE TO: 1s

EXT. CANAL - LOCK - LATER #2#

+ NOUR wears rain
+ weather: the first heavy drops of rain

AMBIENCE: rain on water, leaves, under

!! MEDIUM WIDE on NOUR, low angle, slow push in, 6s
NOUR kneels on the lowest step. The snail sits in the bow.

+ NOUR drops BOAT (wet) at the lock gate

!! POV of NOUR, slow tilt up, 7s
The boat turns once in the green water and finds the current.

!! CLOSE on NOUR, 85mm, 7s

NOUR
(barely audible)
Va. Va, va, va.

She takes off the newspaper hat and begins to fold.

> FADE OUT.

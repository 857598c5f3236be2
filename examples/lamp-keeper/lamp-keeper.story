Title: The Lamp Keeper
Credit: written and drawn by
Author: the storyc authors
Draft date: 2026-11-22
Story: 1
Target: sora-2-pro
Size: 1280x720
FPS: 24
Language: en
Style: STORM-LAMP

import INES, JONAH, PIP, LANTERN, LOGBOOK from "cast.story"

style STORM-LAMP
    look: painterly 35mm, deep blacks, one warm source in a cold room
    palette: lamp amber, slate blue, bone white
    grain: fine, steady
    avoid: lens flare, on-screen text, modern electronics

let gale = rain driven flat against the glass

location LIGHTHOUSE
    look: whitewashed granite tower on a black reef
    light night: a sweep of amber every ten seconds, blue darkness between
    area WATCH ROOM: round room under the lamp, brass instruments, one salt-blind window, an iron stair
    area GALLERY: narrow iron walkway around the lamp glass, a rail worn bright by hands

location REEF
    look: flat black rock, tide pools, strands of kelp
    light dawn: thin rose light from the left, long soft shadows

# The watch

EXT. LIGHTHOUSE - NIGHT #1#

= The tower in the storm.

+ weather: heavy rain, high surf

!! ESTABLISHING of LIGHTHOUSE, aerial, slow push in, 6s #1A#

SOUND: wind and breakers, under
MUSIC: one bowed cello note, fade in 2s, -18dB

The tower stands alone in the breakers. Its beam crosses the water.

INT. LIGHTHOUSE - WATCH ROOM - CONTINUOUS #2#

= The lamp dies while Ines keeps the log.

+ INES wears wool
+ INES holds LOGBOOK
+ weather: {{gale}}

AMBIENCE: gale outside thick walls, a clock ticking, under

// Short set-ups: the planner may put them into one segment.
!! WIDE on INES, 35mm, static #2A#

INES sits at the round table with the LOGBOOK open before her. {{gale}}.

!! INSERT on PIP, 100mm, 3s #2B#

SFX: tin wings clatter @ 0.5s

On the sill PIP turns its beak to the window.

// More than 25 seconds in one set-up: the planner has to cut inside the speech.
!! CLOSE on INES, 85mm, slow push in #2C#

INES
(writing, to the gull)
Wind north by west, and rising. You felt it before the glass did, didn't you? My mother kept this log, and her father before her, and every one of them wrote the same last line. The lamp was lit at dusk and the lamp was out at dawn. Forty-one years I have written that line. Not once have I had to write anything else. So you will forgive an old woman if she takes her time over the full stop. There is a comfort in a sentence that knows how it ends. I should like to leave it the way I found it.

!! WIDE on INES, 35mm, 4s #2D#

SFX: a heavy click, then the motor winding down @ 0.3s

The amber sweep stops. The room goes blue.

!! MEDIUM on JONAH, low angle, handheld #2E#

+ JONAH wears parka
+ JONAH enters left

JONAH drops down the last steps of the iron stair, breathing hard.

JONAH
It's the lamp! The mantle's gone, and there's a boat inside the reef.

!! CLOSE on INES, 85mm #2F#

INES
Then it wants a flame, not a mantle. Hand me that coat.

INT. LIGHTHOUSE - WATCH ROOM - CONTINUOUS #3#

= The lantern changes hands.

!! TWO SHOT on INES and JONAH, 50mm, static, 9s #3A#

+ INES wears oilskin
+ INES drops LOGBOOK at the table
+ INES takes LANTERN (lit)

INES shrugs into the oilskin and lifts the LANTERN from its hook.

!! OVER THE SHOULDER on JONAH, 50mm #3B#

+ INES gives LANTERN to JONAH

INES
Your hands are steadier than mine.

JONAH
(looking at the flame)
They're not.

INES
(beat)
They will be.

!! INSERT on PIP, 100mm, 2s #3C#

SFX: one clear tin note @ 0.8s

PIP snaps its bent wing straight.

# The gallery

EXT. LIGHTHOUSE - GALLERY - CONTINUOUS #4#

= Jonah holds up the light.

SOUND: wind and breakers, under
+ weather: horizontal rain, spray over the rail

!! WIDE on JONAH and INES, 28mm, high angle, slow crane down, 6s #4A#

The door bursts open. JONAH and INES lean out into the storm, one hand each on the rail.

!! MEDIUM on INES, handheld #4B#

INES
(shouting over the wind)
Higher! Swing it like the beam. Count ten, and turn!

!! CLOSE on JONAH, 85mm, low angle, 5s..8s #4C#

MUSIC: the cello climbs, a second voice joins, fade in 1s, -14dB

JONAH raises the LANTERN above his head. The flame leans, shrinks, and holds.

!! POV of JONAH, slow pan right, 6s #4D#

Far below, a small hull rides up between two white walls of water. It hangs there. It turns.

SFX: a boat horn, three short blasts @ 3s

!! MEDIUM on JONAH, slow push in, 5s #4E#

JONAH laughs out loud, the rain in his teeth.

JONAH
They see us. Ines, they see us!

> DISSOLVE TO: 1.5s

# The morning

EXT. REEF - DAWN #5#

= The line in the log.

+ weather: clear, no wind
+ INES wears wool
+ INES takes LOGBOOK
+ JONAH drops LANTERN (out) at the rock

AMBIENCE: small waves, one gull, under

!! EXTREME WIDE on REEF, static, 6s #5A#

The sea lies flat. A fishing boat goes home along the edge of the light.

!! MEDIUM on INES and JONAH, 50mm, eye level #5B#

INES and JONAH sit side by side on the rock. INES holds out a pencil.

INES
Your watch. You write it.

JONAH
What do I put? The lamp was out.

INES
(beat)
The lamp was out. And then?

!! CLOSE on JONAH, continues, slow push in #5C#

+ INES gives LOGBOOK to JONAH

MUSIC: the one cello note from the beginning, fade out 4s, -16dB

JONAH
(writing)
And then it was lit.

!! INSERT on PIP, 100mm, 4s #5D#

Beside the LANTERN, PIP folds its straight wing.

> FADE OUT.

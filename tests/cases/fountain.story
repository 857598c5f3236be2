Plain Fountain scripts. Nothing in them is refused, and nothing in them is taken for a line of ours.

--- a short script without a single declaration ---
FADE IN:

EXT. LIGHTHOUSE - NIGHT

Rain. A figure on the gallery.

MARA
(over the wind)
There. A hull light.

TOM (V.O.)
Nobody's out in this.

CUT TO:

INT. KITCHEN - DAY

The kettle boils.

--- prose that begins with words of ours ---
INT. STUDIO - DAY

style is everything, she says.

import taxes rise.

use your head.

let us begin.

character counts.

target practice.

--- signs of ours in the middle of a line ---
INT. STUDIO - DAY

2 + 2 is four. Look!! A crowd // a mob // a riot.

MARA
One + one!! // Really.

--- forced lines ---
.A PLACE WITHOUT A SETTING

!CLOSE ON THE DOOR

@McAvoy
Aye.

> FADE TO MAUVE
// warning W0403 3-16: `FADE TO MAUVE` is no transition storyc can make; it becomes a cut

> THE END <

--- dual dialogue, lyrics, notes and a passage cut out ---
INT. STAGE - NIGHT

MARA
Stay.

TOM ^
Go.

~La la la

[[check the song]]

/* An old scene.

INT. NOWHERE - DAY
*/

They bow.

--- scripts in other writing ---
内景 厨房 日

@马拉
谁在那儿？

--- windows line ends ---
INT. KITCHEN - DAY

The kettle boils.

MARA
Tea.


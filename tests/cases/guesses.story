What `storyc import` guessed, told until somebody has looked.

--- a guessed character ---
character MARA // storyc: guess W0201: the name stands over words
// warning W0201 1-15: MARA is taken for a character: the name stands over words

INT. KITCHEN - DAY

MARA
Who is there?

--- a guessed shot ---
INT. KITCHEN - DAY

!! THE DOOR // storyc: guess W0202
// warning W0202 4-12: this is taken for a shot, and names no size

It opens.

--- a guessed time ---
INT. KITCHEN - DAY

!! WIDE, ~7.5s // storyc: guess W0203: the scene has 1/8 of a page
// warning W0203 10-15: this shot is taken to last about 7.5s: the scene has 1/8 of a page

Dust in the light.

--- a remark on its own line ---
INT. KITCHEN - DAY

// storyc: guess W0203
!! WIDE, ~7.5s
// warning W0203 10-15: this shot is taken to last about 7.5s

Dust in the light.

--- a remark without a guess ---
INT. KITCHEN - DAY

!! WIDE // storyc: guess W0203
// warning W0123 26-31: there is no such guess on this line

Dust in the light.

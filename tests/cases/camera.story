Shot lines.

--- a misspelt size ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

!! CLOES on MARA, 4s
// error E0401 4-9: there is no shot size CLOES

Mara waits.

--- a misspelt move ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

!! CLOSE on MARA, slow psuh in, 4s
// warning W0401 19-31: `slow psuh in` is no camera term

Mara waits.

--- a misspelt angle ---
INT. KITCHEN - DAY

!! WIDE, low angel
// warning W0401 10-19: `low angel` is no camera term

The kettle boils.

--- prose between commas is no mistake ---
INT. KITCHEN - DAY

!! WIDE, steam on the window, the radio murmuring, 4s

The kettle boils.

--- continues in the first shot of a scene ---
INT. KITCHEN - DAY

!! WIDE, continues, 4s
// error E0402 4-23: this shot continues, but no shot comes before it in its scene

The kettle boils.

--- continues after a dissolve ---
INT. KITCHEN - DAY

!! WIDE, 4s

The kettle boils.

> DISSOLVE TO: 1s

!! CLOSE on the kettle, continues, 4s
// error E0402 4-38: this shot continues the one before, but a dissolve stands between them

It whistles.

--- continues where it may ---
INT. KITCHEN - DAY

!! WIDE, 4s

The kettle boils.

!! CLOSE on the kettle, continues, 4s

It whistles.

--- full-width signs ---
INT. KITCHEN - DAY

！！WIDE, 4s

The kettle boils.

--- terms that rule each other out ---
INT. KITCHEN - DAY

!! WIDE on the table, static, slow push in, 4s
// warning W0402 31-43: a static camera cannot push in

The kettle boils.

--- a preposition and nothing after it ---
INT. KITCHEN - DAY

!! WIDE on , 4s
// error E0101 9-11: this shot names nobody and nothing after `on`

The kettle boils.

--- full-width commas ---
INT. KITCHEN - DAY

！！WIDE，4s

The kettle boils.

--- a size in small letters and an abbreviation ---
INT. KITCHEN - DAY

!! cu on the kettle, 4s

The kettle boils.

!! extreme close on the lid, 2s

It rattles.

--- words that are no transition ---
INT. KITCHEN - DAY

The kettle boils.

> HERE WE GO:
// warning W0403 3-14: `HERE WE GO` is no transition storyc can make; it becomes a cut

EXT. GARDEN - DAY

Bees.

--- a name behind a comma ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! WIDE on MARA, TOM, 4s
// warning W0404 18-21: the camera is not told to look at TOM

!! WIDE on the stove, MARA and TOM, 4s
// warning W0404 23-35: the camera is not told to look at MARA and TOM

!! WIDE on TOM, 4s, MARA
// warning W0404 21-25: the camera is not told to look at MARA

!! WIDE on MARA, tom in the dark, 4s

--- two of one kind ---
INT. KITCHEN - DAY

!! WIDE, 4s, 85mm, 8s, 35mm
// warning W0405 20-22: this shot has two lengths
// warning W0405 24-28: this shot has two lenses

The kettle boils.

--- lengths in words ---
INT. KITCHEN - DAY

!! WIDE, for five seconds
// warning W0406 10-26: `for five seconds` does not set the length of the shot

!! WIDE, about 5s
// warning W0406 10-18: `about 5s` does not set the length of the shot

!! WIDE, ten seconds of silence

!! WIDE, 5 secs

--- a dissolve longer than its pictures ---
INT. KITCHEN - DAY

!! WIDE on the stove, 2s

The kettle boils.

DISSOLVE TO: 4s
// warning W0408 1-16: the dissolve lasts 2 s, not 4 s

EXT. GARDEN - DAY

Bees.

--- effects that the film cannot make ---
> DISSOLVE TO:
// warning W0409 3-15: the dissolve is not made: the film begins here

INT. KITCHEN - DAY

The kettle boils.

FADE OUT.

> WIPE TO:
// warning W0409 3-11: the wipe is not made: the film makes another transition here

EXT. GARDEN - DAY

Bees.

DISSOLVE TO:
// warning W0409 1-13: the dissolve is not made: the film ends here

--- fades and cuts to colours ---
FADE FROM WHITE:

INT. KITCHEN - DAY

The kettle boils.

FADE TO RED.

FADE IN:

EXT. GARDEN - DAY

Bees.

SMASH CUT TO BLACK.

--- a take that goes on with somebody else ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - DAY

!! CLOSE on MARA, 3s

She listens.

!! CLOSE on TOM, continues, 3s
// warning W0410 4-31: this take goes on from MARA and is on TOM: one would turn into the other

He waits.

!! MEDIUM on MARA, continues, pan left, 3s

She laughs at Tom.

!! CLOSE on TOM, slow push in, continues, 3s

He laughs too.

--- how a move goes, without a move ---
INT. KITCHEN - DAY

!! WIDE on the stove, fast
// warning W0401 23-27: `fast` says how the camera moves, and no move is named

!! CLOSE on the cup, macro

!! CLOSE on the kettle, slow pahn left
// warning W0401 25-39: `slow pahn left` is no camera term

--- the camera stays on a letter while two people talk ---
prop LETTER
    look: cream envelope

INT. DINING ROOM - NIGHT

!! CLOSE on LETTER
// warning W0507 4-19: the camera stays close on LETTER for 7 s while 2 people talk

The seal breaks.

CLARA
What is this?

BEN
The deed to the house.

--- one who reads aloud, and voices from elsewhere, may stay on it ---
prop LETTER
    look: cream envelope

INT. DINING ROOM - NIGHT

!! CLOSE on LETTER

CLARA
(reading)
To whoever sits at this table.

BEN (O.S.)
Read on.

What lasts too long, for its shot or for the target.

--- words that cannot be said in their shot ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

!! CLOSE on MARA, 1s
// error E0502 19-21: the words of this shot take at least 3.8 s, but it has 1 s

MARA
I have kept this light for eleven years and nobody ever asked me why.

--- about a second is not binding ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

!! CLOSE on MARA, ~1s

MARA
I have kept this light for eleven years and nobody ever asked me why.

--- a shot longer than the target's longest clip ---
Target: seedance-2.5

EXT. SEA - NIGHT

!! WIDE on the sea, 90s
// error E0501 21-24: this shot lasts 90.0 s, longer than the 30 s of a seedance-2.5 clip

The sea.

--- a sentence longer than the target's longest clip ---
Target: minimax-h3

INT. KITCHEN - DAY

MARA
I have kept this light for eleven years, through fog and hail and the winter when the supply boat did not come and we ate limpets, through the night when the glass broke and I held a tarpaulin over the lamp until morning, and through the summer when nobody, not one soul, walked up that path, and in all that time not one of you ever thought to ask me why.
// warning W0502 1-357: this sentence of MARA is longer than one clip of 15 s; it goes over 2 clips

--- pictures and actions without time ---
INT. KITCHEN - DAY

!! WIDE on the stove, 15 frames
// warning W0406 23-32: `15 frames` does not set the length of the shot

!! WIDE on the shelf, 1e9s
// warning W0406 23-27: `1e9s` does not set the length of the shot

The kettle boils.

!! WIDE on the table, 0.5s
// warning W0503 23-27: 0.5 s is too short for one picture

!! CLOSE on the cup, 2s
// warning W0503 22-24: 2 s is too short for 4 actions

It shakes. It falls. It breaks. The tea runs out.

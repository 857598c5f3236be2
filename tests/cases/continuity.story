Who is where, holding what.

--- a prop dropped by somebody who does not have it ---
character MARA
    appearance: 38

character TOM
    appearance: 60

prop LANTERN
    look: brass

INT. KITCHEN - DAY

+ MARA holds LANTERN

Mara waits.

+ TOM drops LANTERN
// error E0601 3-20: LANTERN is not in TOM's hands

Glass breaks.

--- a prop used after it was dropped ---
character MARA
    appearance: 38

prop LANTERN
    look: brass

INT. KITCHEN - DAY

+ MARA holds LANTERN

Mara waits.

+ MARA drops LANTERN

Glass breaks.

Mara raises the lantern.
// error E0601 17-24: LANTERN is not in MARA's hands

--- the same mistake twice is one finding ---
character MARA
    appearance: 38

prop LANTERN
    look: brass

INT. KITCHEN - DAY

+ MARA holds LANTERN

Mara waits.

+ MARA drops LANTERN

Mara raises the lantern.
// error E0601 17-24: LANTERN is not in MARA's hands

Mara swings the lantern.

--- a prop that nobody ever placed is left alone ---
character MARA
    appearance: 38

prop LANTERN
    look: brass

INT. KITCHEN - DAY

Mara raises the lantern.

--- a prop handed on ---
character MARA
    appearance: 38

character TOM
    appearance: 60

prop LANTERN
    look: brass

INT. KITCHEN - DAY

+ MARA holds LANTERN

Mara waits.

+ MARA gives LANTERN to TOM

Tom raises the lantern.

--- somebody speaks after leaving ---
character TOM
    appearance: 60

INT. KITCHEN - DAY

Tom waits.

+ TOM exits

TOM
Nobody is out in this.
// error E0602 1-23: TOM speaks on screen but has left the scene

--- a voice from outside ---
character TOM
    appearance: 60

INT. KITCHEN - DAY

Tom waits.

+ TOM exits

TOM (O.S.)
Nobody is out in this.

--- a new scene forgets who left ---
character TOM
    appearance: 60

INT. KITCHEN - DAY

Tom waits.

+ TOM exits

EXT. YARD - DAY

TOM
Nobody is out in this.

--- entering twice ---
character TOM
    appearance: 60

INT. KITCHEN - DAY

+ TOM enters

Tom waits.

+ TOM enters left
// error E0603 3-18: TOM enters, but is in the scene already

The kettle boils.


--- somebody leaves twice ---
character TOM
    appearance: 60, grey beard

INT. KITCHEN - DAY

Tom puts on his cap.

+ TOM exits

The kettle boils.

+ TOM exits
// error E0604 3-12: TOM exits, but has left the scene already

--- a prop taken by somebody who has left ---
character TOM
    appearance: 60, grey beard

prop LANTERN
    look: dented brass

INT. KITCHEN - DAY

Tom puts on his cap.

+ TOM exits

The kettle boils.

+ TOM takes LANTERN
// error E0605 3-20: TOM takes LANTERN here, but has left the scene

--- a shot on somebody who has left ---
character TOM
    appearance: 60, grey beard

INT. KITCHEN - DAY

!! WIDE on TOM

Tom puts on his cap.

+ TOM exits

!! CLOSE on TOM
// error E0606 13-16: the shot is on TOM, who has left the scene

Rain begins.

--- a prop given to somebody who has left ---
character TOM
    appearance: 60, grey beard

character MARA
    appearance: 38, scar through left brow

prop LANTERN
    look: dented brass

INT. KITCHEN - DAY

+ MARA holds LANTERN

Tom puts on his cap. Mara looks up.

+ TOM exits

The kettle boils.

+ MARA gives LANTERN to TOM
// error E0607 3-28: LANTERN is given to TOM, who has left the scene

--- a prop taken twice ---
character MARA
    appearance: 38, scar through left brow

prop LANTERN
    look: dented brass

INT. KITCHEN - DAY

+ MARA takes LANTERN

Mara looks up.

+ MARA takes LANTERN
// error E0608 3-21: MARA takes LANTERN, but holds it already

The kettle boils.

--- a prop taken where it does not lie ---
character MARA
    appearance: 38, scar through left brow

prop LANTERN
    look: dented brass

EXT. BEACH - DAY

+ MARA holds LANTERN

Mara looks up.

+ MARA drops LANTERN

Rain begins.

INT. KITCHEN - DAY

Mara sits down.

+ MARA takes LANTERN
// error E0609 3-21: LANTERN lies at BEACH and cannot be taken at KITCHEN

--- clothes taken off that are not worn ---
character MARA
    wardrobe slicker: yellow oilskin
    wardrobe wool: navy jumper

INT. KITCHEN - DAY

Mara comes in.

+ MARA wears wool

She sits down.

+ MARA removes slicker
// error E0610 3-23: MARA wears wool and cannot take off slicker

--- one speaker in two places at the same time ---
character MARA
    appearance: 38, scar through left brow

INT. KITCHEN - DAY

MARA
Who is there?

EXT. YARD - DAY - SAME

MARA
Nobody.
// error E0611 1-8: MARA speaks on screen in two places at the same time

--- night that goes on from day ---
EXT. BEACH - DAY

Rain begins.

INT. KITCHEN - NIGHT (CONTINUOUS)
// error E0612 1-34: day becomes night with no time between

The kettle boils.

--- two shots that look alike ---
character MARA
    appearance: 38, scar through left brow

INT. KITCHEN - DAY

!! CLOSE on MARA, 85mm

Mara looks up.

!! CLOSE on MARA, 75mm
// warning W0407 4-23: this shot looks like the one before it: the cut would jump

She listens.

--- night by a line inside a scene ---
INT. KITCHEN - DAY

The kettle boils.

+ time: night
// error E0612 3-14: day becomes night with no time between

Rain begins.

--- what a scene may begin with ---
character MARA
    wardrobe slicker: yellow oilskin
    wardrobe wool: navy jumper

character TOM
    appearance: 60

prop LANTERN
    look: brass

EXT. BEACH - DUSK

+ MARA holds LANTERN

!! WIDE on MARA, 35mm

Mara waits.

+ MARA drops LANTERN
+ TOM exits

!! WIDE on MARA, 35mm, from behind

Rain begins.

INT. KITCHEN - NIGHT (CONTINUOUS)

+ TOM takes LANTERN
+ TOM holds LANTERN
+ MARA wears wool

!! MEDIUM on TOM

Mara pulls on the jumper.

TOM
Here.

!! CLOSE on TOM

+ TOM gives LANTERN to MARA
+ MARA removes wool

INT. HALL - SAME

TOM (V.O.)
Here.

--- a prop taken from somebody who left with it ---
character TOM
    appearance: 60, grey beard

character MARA
    appearance: 38, scar through left brow

prop LANTERN
    look: dented brass

INT. KITCHEN - DAY

+ MARA holds LANTERN

Tom looks up. Mara stops.

+ MARA exits

The kettle boils.

+ TOM takes LANTERN
// error E0613 3-20: TOM takes LANTERN, but MARA has left the scene with it

--- other clothes in no time ---
character MARA
    wardrobe slicker: yellow oilskin
    wardrobe wool: navy jumper

EXT. YARD - DAY

Mara runs.

INT. KITCHEN - CONTINUOUS

+ MARA wears wool
// warning W0601 3-18: MARA wears wool now and wore slicker a moment ago

Mara sits down.

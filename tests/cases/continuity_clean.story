Scenes without a mistake: every one stays silent.

--- a thing goes round the table and out of the door ---
character MARA
    appearance: 38

character TOM
    appearance: 60

prop LETTER
    look: a blue envelope

INT. KITCHEN - DAY

+ MARA holds LETTER

!! WIDE on MARA and TOM, 35mm

Mara sits across from Tom. She slides the letter to him.

+ MARA gives LETTER to TOM

!! CLOSE on TOM, 85mm

Tom reads it and folds it again.

+ TOM gives LETTER to MARA

!! CLOSE on MARA, 85mm

MARA
Well?

+ MARA exits

!! MEDIUM on TOM

TOM
Take it with you, then.

EXT. YARD - CONTINUOUS

Mara tears the letter in two.

+ MARA drops LETTER

--- somebody leaves, calls from the hall and comes back ---
character TOM
    appearance: 60

INT. KITCHEN - NIGHT

TOM
I hear it again.

+ TOM exits

!! INSERT on KETTLE

It begins to sing.

TOM (O.S.)
It is nothing!

+ TOM enters left

!! MEDIUM on TOM

TOM
The wind.

--- a telephone at the same time ---
character MARA
    appearance: 38

character TOM
    appearance: 60

INT. KITCHEN - NIGHT

MARA
Are you there?

TOM (V.O.)
I am.

INT. BARN - SAME

TOM
Where else?

MARA (ON PHONE)
Come home.

--- clothes change while time passes ---
character MARA
    wardrobe slicker: yellow oilskin
    wardrobe wool: navy jumper

EXT. BEACH - DAY

Mara runs.

INT. KITCHEN - LATER

+ MARA wears wool

Mara sits down.

INT. KITCHEN - NIGHT

+ MARA wears slicker

Mara gets up.

--- clothes change in the picture ---
character MARA
    wardrobe slicker: yellow oilskin
    wardrobe soaked: the same oilskin, dark with water

EXT. BEACH - DAY

Mara runs.

EXT. PIER - CONTINUOUS

+ MARA wears soaked

Mara comes up the steps, drenched.

+ MARA removes soaked

She shivers.

--- dusk falls in one scene ---
EXT. BEACH - DAY

The tide turns.

+ time: dusk

The light goes.

EXT. BEACH - NIGHT (CONTINUOUS)

Stars.

--- one take in two shots, and shots that differ ---
character MARA
    appearance: 38

INT. KITCHEN - DAY

!! CLOSE on MARA, 85mm

Mara looks up.

!! CLOSE on MARA, 85mm, continues

She turns.

!! CLOSE on MARA, 35mm

She listens.

!! CLOSE on MARA, 35mm, from behind

She waits.

!! CLOSE on MARA, high angle

She sits.

!! INSERT on CLOCK

Ten past four.

!! INSERT on CLOCK

A quarter past.

--- a thing is fetched between two scenes ---
character MARA
    appearance: 38

prop LAMP
    look: brass
    states: lit, out

EXT. BEACH - NIGHT

+ MARA holds LAMP (lit)

Mara sets the lamp on a stone.

+ MARA drops LAMP

INT. TOWER - STAIRS - NIGHT

+ MARA takes LAMP

Mara climbs.

+ MARA drops LAMP (out)

INT. TOWER - TOP - CONTINUOUS

Mara turns around.

+ MARA takes LAMP (lit)

--- who left comes back in the shot that shows them ---
character TOM
    appearance: 60

INT. KITCHEN - DAY

Tom goes out for wood.

+ TOM exits

!! WIDE on TOM

+ TOM enters right

He drops the wood by the stove.

--- nobody has names, things or shots ---
INT. STATION - DAY

People. A train comes and goes.

WOMAN
Was that ours?

MAN
No.

EXT. STATION - CONTINUOUS

They sit on their bags.

--- a scene without a heading and one with a heading only ---
Rain on a window.

INT. KITCHEN - DAY

Steam on a window.

--- a place and its parts ---
character MARA
    appearance: 38

location TOWER
    look: white
    area STAIRS: iron
    area TOP: glass

INT. TOWER - STAIRS - NIGHT

Mara climbs.

INT. TOWER - TOP - SAME

Mara looks out.

MARA
There.

--- a knife goes by its last word, a letter by it ---
character BEN
    appearance: 64

character CLARA
    appearance: 35

prop CARVING KNIFE
    look: bone handle

prop LETTER
    look: a blue envelope

INT. DINING ROOM - NIGHT

+ BEN holds CARVING KNIFE
+ BEN holds LETTER

Ben puts down the knife. Ben takes the letter and slides it across the table to Clara.

Clara raises the letter to the light.

Clara takes the knife and puts it away.

--- rain soaks a jacket from one picture to the next ---
character NADIA
    wardrobe dry: grey jacket
    wardrobe late: the same jacket, drenched

EXT. ALLEY - DAY

Rain hammers the cobbles.

Nadia runs.

EXT. ROOFTOP - CONTINUOUS

+ NADIA wears late

Nadia climbs over the parapet.

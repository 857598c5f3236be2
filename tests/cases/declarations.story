Declarations, modules, variables and templates.

--- a file that is not there ---
import TOM from "cats.story"
// error E0201 18-28: cats.story cannot be read

INT. KITCHEN - DAY

+ TOM enters

The kettle boils.

--- an included file that is not there ---
INT. KITCHEN - DAY

The kettle boils.

include "act-2.story"
// error E0201 10-21: act-2.story cannot be read

--- a file outside the folder ---
include "../secret.story"
// error E0201 10-25: ../secret.story is not a path inside the script's folder

INT. KITCHEN - DAY

The kettle boils.

--- a file that includes itself ---
INT. KITCHEN - DAY

The kettle boils.

include "script.story"
// error E0202 10-22: script.story leads back to itself

--- two files that import each other ---
import TOM from "cast.story"

INT. KITCHEN - DAY

Tom waits.

--- file: cast.story ---
import MARA from "crew.story"

character TOM
    appearance: 60
--- file: crew.story ---
import TOM from "cast.story"
// error E0202 18-28: cast.story leads back to itself

character MARA
    appearance: 38
--- a name that the file does not have ---
import TIM from "cast.story"
// error E0203 8-11: cast.story declares no TIM

INT. KITCHEN - DAY

The kettle boils.

--- file: cast.story ---
character TOM
    appearance: 60
--- a mistake in an imported file is shown there ---
import TOM from "cast.story"

INT. KITCHEN - DAY

Tom waits.

--- file: cast.story ---
character TOM
    apperance: 60
// error E0205 5-14: a character has no property apperance
--- a name declared twice ---
character MARA
    appearance: 38

prop MARA
// error E0204 6-10: MARA is declared twice
    look: a boat

INT. KITCHEN - DAY

The kettle boils.

--- a name declared here and imported ---
import TOM from "cast.story"
// error E0204 8-11: TOM is declared twice

character TOM
    appearance: 12

INT. KITCHEN - DAY

Tom waits.

--- file: cast.story ---
character TOM
    appearance: 60
--- a property given twice ---
character MARA
    appearance: 38
    appearance: 39
// error E0204 5-19: MARA says appearance twice

INT. KITCHEN - DAY

Mara waits.

--- a misspelt property of each kind ---
character MARA
    vioce: low
// error E0205 5-10: a character has no property vioce

location KITCHEN
    lok: tiles
// error E0205 5-8: a location has no property lok

prop LANTERN
    sates: lit, out
// error E0205 5-10: a prop has no property sates

style NOIR
    pallette: black
// error E0205 5-13: a style has no property pallette

INT. KITCHEN - DAY

+ style NOIR

Mara waits. The lantern is out.

--- an unknown variable, with and without a near one ---
let storm = rain

EXT. SEA - DAY

{{strom}} and {{quux}}.
// error E0207 1-10: there is no variable strom
// error E0207 15-23: there is no variable quux

--- a variable that stands for itself ---
let storm = {{storm}}
// error E0207 5-10: storm stands for itself

EXT. SEA - DAY

{{storm}}.

--- a template that is not there ---
INT. KITCHEN - DAY

use KNOCK(Mara)
// error E0206 5-10: there is no template KNOCK

The kettle boils.

--- a template with too few and too many words ---
template KNOCK(who)
{{who}} knocks.

end

INT. KITCHEN - DAY

use KNOCK()
// error E0208 1-12: KNOCK needs 1 value in its brackets, and this line gives 0

use KNOCK(Mara, Tom)
// error E0208 1-21: KNOCK needs 1 value in its brackets, and this line gives 2

The kettle boils.

--- a template that uses itself ---
template ECHO(word)
{{word}}.

use ECHO(word)

end

EXT. CAVE - DAY

use ECHO(Hello)
// error E0210 1-16: templates use one another more than 32 deep

--- somebody like nobody ---
character TIM like TOM
// error E0209 20-23: there is no character TOM to be like
    voice: high

INT. KITCHEN - DAY

Tim waits.

--- two who are like each other ---
character TIM like TOM
// error E0209 20-23: TIM is like itself
    voice: high

character TOM like TIM
// error E0209 20-23: TOM is like itself
    voice: low

INT. KITCHEN - DAY

Tim waits for Tom.

--- a misspelt key of the title page ---
Title: The Lamp Keeper
Targt: wan-3.0
// warning W0101 1-6: the title page has no key Targt

INT. KITCHEN - DAY

The kettle boils.

--- a key of one's own ---
Title: The Lamp Keeper
Gaffer: Somebody

INT. KITCHEN - DAY

The kettle boils.

--- values of the title page that cannot be read ---
Title: The Lamp Keeper
Size: huge
// error E0107 7-11: Size cannot be huge
FPS: fast
// error E0107 6-10: FPS cannot be fast

INT. KITCHEN - DAY

The kettle boils.


--- declared and never used ---
character MARA
// warning W0204 11-15: the character MARA is declared and never used
    appearance: 38

location CAVE
// warning W0204 10-14: the location CAVE is declared and never used
    look: dark

style NOIR
// warning W0204 7-11: the style NOIR is declared and never used
    look: black

let storm = rain
// warning W0204 5-10: the variable storm is declared and never used

template KNOCK(who)
// warning W0204 10-15: the template KNOCK is declared and never used
{{who}} knocks.

end

INT. KITCHEN - DAY

The kettle boils.

--- imported and never used ---
import TOM, RADIO from "cast.story"
// warning W0205 13-18: RADIO is imported and never used

INT. KITCHEN - DAY

Tom waits.

--- file: cast.story ---
character TOM
    appearance: 60

prop RADIO
    look: bakelite

prop CLOCK
    look: brass
--- a file included twice ---
INT. KITCHEN - DAY

The kettle boils.

include "garden.story"

include "garden.story"
// warning W0206 10-22: garden.story is included twice

--- file: garden.story ---
EXT. GARDEN - DAY

Bees.
--- braces that are missing ---
let storm = rain
let wind = a gale
let sea = waves

EXT. SEA - DAY

{storm}. {{wind}. {sea}}. {{storm}} {no variable}.
// warning W0207 1-8: storm is not filled in here
// warning W0207 10-17: wind is not filled in here
// warning W0207 19-25: sea is not filled in here

--- forms without quotes and with a colon ---
import TOM from cast
// error E0103 1-21: this `import` line cannot be read

let storm: rain
// error E0103 1-16: this `let` line cannot be read

INT. KITCHEN - DAY

The kettle boils.

--- an area without a name ---
location YARD
    look: mud and puddles
    area: a shed
// error E0109 5-9: this area has no name
    light: grey

INT. YARD - DAY

Rain.

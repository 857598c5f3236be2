"""The closed word lists by which handling is read: third person, present tense, as in scripts."""

TAKE = (
    "takes grabs snatches seizes picks lifts collects catches retrieves fetches recovers finds gets"
    " receives accepts unhooks pulls draws scoops plucks swipes steals wins wrests reclaims"
)
"""A prop comes into the hands of whoever does this."""

RELEASE = (
    "hands gives passes offers throws tosses hurls flings slides drops sets puts places lays leaves"
    " hangs returns releases lowers discards abandons surrenders loses hides buries stows"
)
"""Whoever does this has the prop before, and perhaps not after."""

PARTS = (
    "drops sets puts places lays leaves hangs throws tosses hurls flings discards abandons"
    " surrenders loses hides buries stows"
)
"""Those of `RELEASE` after which the prop is in the hands of whoever had it no more."""

KEEPS = "shoulder shoulders neck arm"
"""Said behind the prop, they tell that it is still carried: `throws the BAG over her shoulder`."""

WAY_OVER = "over across along down back the a an table bar counter desk bench floor bed room seat"
"""Between a prop and `to TOM` they tell its way to him."""

USE = (
    "raises swings holds carries waves grips clutches brandishes hoists cradles hefts wields twirls"
)
"""Whoever does this has the prop. Verbs for things on a table (opens, turns) do not belong."""

IRREGULAR = (
    "took taken caught found got drew drawn won stole stolen gave given threw thrown flung slid put"
    " laid lay left hung lost hid hidden"
)
"""Past forms of the verbs above that no ending makes."""

PARTICLES = "up down out off away back aloft high over"
"""May stand between verb and prop: `holds up the LANTERN`."""

BEFORE_SUBJECT = ", ; : — – ( and but then as while when until now suddenly"
"""A name after one of these begins a clause; `the man behind MARA` does not."""

COORDINATORS = ", and then"
"""Join a second verb to the first one's subject."""

ADVERBS = "then now still again just finally only"
"""May stand between subject and verb, beside all that ends in -ly."""

BREAKS_CLAUSE = (
    "; : — – as while when who whom that which whose until where if because so but than like"
)
"""After one of these the sentence's first name need not be the subject any more."""

NOT_DESCRIBING = (
    ", ( ) and or not no to at in on of from with by for into onto toward towards past behind under"
    " beside near over through across around against about without it him them us me you up down"
    " out off away back"
)
"""Between verb and prop they show that it is not the object: `lifts her eyes from the MAP`."""

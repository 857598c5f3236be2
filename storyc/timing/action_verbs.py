"""What people do in scripts."""

_DONE = """
    answer approach arrive ask back bend bite blow board bolt bounce bow break breathe bring
    brush bump burn burst button call carry cast catch charge check chew chuckle circle clap
    clear climb clutch collapse comb come cook cough cover crash crawl creep cross crouch crush
    cry cut dance dart dash dial dig dip disappear dive drag draw dress drift drink drive drop
    duck eat embrace empty enter exit explode extinguish fall fill fire flee flinch fling flip
    fly fold follow freeze frown fumble gasp get give glance glare go grab grin grip grope hand
    hang haul head hit hold hop hug hurl hurry jerk join jump kick kill kiss kneel knock land
    laugh lay lead lean leap leave let lie lift light limp listen load lock look lower lunge
    march meet mount move nod nudge open pace pack park pass pat pay peel peer pick place plant
    play plunge point pound pour press produce pull pump punch push put race raise ram reach
    read rear recoil release reload remove retreat return ride rip rise roll rub run rush salute
    scan scatter scoop scramble scream search see seize serve set shake shatter shiver shoot
    shout shove shrug shut sigh signal sink sip sit skid slam slap sleep slide slip smash smell
    smile smoke snap sneak sob spill spin spit splash spot sprint squeeze stab stagger stamp
    stand stare start step stir stop strap stretch strike stroke struggle stumble swallow sweep
    swerve swim swing swipe take tap taste tear throw tie tighten tilt tiptoe topple toss touch
    tuck tug tumble turn twist type unfold unlock unroll unwrap vanish wade wake walk wash watch
    wave weep wheel whip whirl whistle wink wipe withdraw wrap wrench wrestle write yank yawn
    yell zip
"""


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")


ACTION_VERBS = frozenset(map(_third_person, _DONE.split()))
"""What one person does: walks. Those that are as often a thing (`steps`) do little harm: the count
is capped, and one is counted in any case."""

PLURAL_VERBS = frozenset(_DONE.split())
"""What several do: walk."""

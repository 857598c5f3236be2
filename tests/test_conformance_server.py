"""The conformance server goes wrong as it is told, and alike each time."""

from support.conformance.plan import Plan


def test_a_seed_gives_the_same_faults_each_time() -> None:
    def faults(seed: int) -> list[str]:
        plan = Plan.read({}, seed, rate=0.5)
        return [plan.next(what) for what in ("create", "look", "list", "content", "upload") * 20]

    assert faults(1) == faults(1)
    assert faults(1) != faults(2)
    assert set(faults(1)[4::5]) == {""}, "what has no faults of its own goes well"


def test_listed_faults_come_before_those_of_chance() -> None:
    plan = Plan.read({"create": ["drop", "", "silence"]}, 1, rate=1.0)
    assert [plan.next("create") for _ in range(3)] == ["drop", "", "silence"]
    assert plan.next("create")

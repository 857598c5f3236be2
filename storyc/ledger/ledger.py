"""The account book: which clips are meant to be paid, and what became of each."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from storyc.backends.job import Failure, FailureKind, Listed
from storyc.backends.wire import Call, Proof, Terms
from storyc.ledger.bucket import take_token
from storyc.ledger.claimants import IsAlive
from storyc.ledger.clock import Clock
from storyc.ledger.decision import Adopt, Decision, decided
from storyc.ledger.errors import BaseAddressChangedError, IllegalStepError
from storyc.ledger.intent import Intent
from storyc.ledger.money import to_micros, to_usd
from storyc.ledger.outcome import OverBudget
from storyc.ledger.purchase import Cap
from storyc.ledger.request import body_digest, request_text
from storyc.ledger.rows import ALIKE, Rows
from storyc.ledger.state import STEPS, State
from storyc.ledger.turn import Behind, Turn, Wait

_LARGEST_BILL = Decimal(1_000_000)
"""More than this is no bill for a clip. Units: US dollars."""


class Ledger:
    """Every step of an intent, each one a transaction that is on the disk when it returns.

    Raises, from every method:
        LedgerUnwritableError: the disk refuses; the step was not taken.
        LedgerDamagedError: the file is not what was written.
    """

    def __init__(self, rows: Rows, clock: Clock) -> None:
        self._rows = rows
        self._clock = clock

    def find(self, intent: str) -> Intent | None:
        """Return an intent as it stands, `None` if there is none of that name."""
        return self._rows.intent(intent)

    def intent(self, intent: str) -> Intent:
        """Return an intent as it stands.

        Raises:
            KeyError: there is none of that name.
        """
        found = self.find(intent)
        if found is None:
            raise KeyError(intent)
        return found

    def intents(self, *states: State) -> list[Intent]:
        """Return the intents in one of the states, all of them if none is given."""
        marks = ", ".join("?" * len(states)) or "state"
        return self._rows.intents(f"state IN ({marks}) ORDER BY slate, take, id", *states)

    def history(self, intent: str) -> list[tuple[float, State, str]]:
        """Return when an intent came into which state, and why; oldest first."""
        return self._rows.history(intent)

    def plan(self, wanted: Intent) -> Intent:
        """Write an intent down, or find the one there is.

        Raises:
            BaseAddressChangedError: its job was begun at another address.
        """
        with self._rows.transaction("plan"):
            known = self._rows.intent(wanted.id)
            if known is None:
                self._write(wanted, "planned")
                return wanted
            if known.state in {State.SENDING, State.ACCEPTED}:
                _check_address(known, wanted.base_url)
            if known.state in {State.PLANNED, State.REJECTED}:
                known = replace(
                    known,
                    slate=wanted.slate,
                    base_url=wanted.base_url,
                    price=wanted.price,
                    twin=wanted.twin,
                    twin_key=wanted.twin_key,
                )
                self._rows.put(known)
            return known

    def claim(self, intent: str, me: str, is_alive: IsAlive) -> bool:
        """Let one task work on an intent; `False` while another one that lives does."""
        if _is_taken(self.intent(intent), me, is_alive):
            return False
        with self._rows.transaction("claim"):
            found = self.intent(intent)
            if _is_taken(found, me, is_alive):
                return False
            # What a dead task has reserved was for its caps, not for ours.
            state = State.PLANNED if found.state is State.RESERVED else found.state
            self._rows.put(replace(found, owner=me, state=state))
        return True

    def release(self, intent: str, me: str) -> None:
        """Let an intent go; what was set aside for it and not sent is free again."""
        with self._rows.transaction("release"):
            found = self.intent(intent)
            if found.owner != me:
                return
            if found.state is State.RESERVED:
                self._write(replace(found, state=State.PLANNED, owner=None), "let go unsent")
            else:
                self._rows.put(replace(found, owner=None))

    def reserve(self, intent: str, caps: Iterable[Cap], is_alive: IsAlive) -> OverBudget | None:
        """Set the price aside under every cap, or say under which it does not fit."""
        with self._rows.transaction("reserve"):
            found = self._at(intent, State.RESERVED)
            price = found.price or 0
            for cap in caps:
                self._let_go_of_the_dead(cap.scope, is_alive)
                committed = self._committed(cap.scope, found)
                if committed + price > to_micros(cap.usd):
                    usd = (to_usd(committed), to_usd(price))
                    return OverBudget(intent, cap.scope, cap.usd, *usd)
            for cap in caps:
                self._rows.charge(cap.scope, found)
            self._write(replace(found, state=State.RESERVED, failure=None, said=None), "reserved")
        return None

    def begin(self, intent: str, call: Call, watermark: str | None, terms: Terms) -> Turn:
        """Write down that the request is about to be sent. Only after this may it be.

        It waits for its turn: for a token of the account's rate, and behind an intent whose job
        could be mistaken for this one's. The token is taken here, not between this and the
        request, so that nothing is in doubt while it waits.
        """
        with self._rows.transaction("begin"):
            found = self._at(intent, State.SENDING)
            rival = self.rival(found)
            if rival is not None:
                return Behind(rival)
            wait = take_token(self._rows, found.account, terms, self._clock.wall())
            if wait:
                return Wait(wait)
            begun = replace(
                found,
                state=State.SENDING,
                attempt=found.attempt + 1,
                request=request_text(call),
                body=call.body if terms.proof is Proof.KEY else None,
                body_sha256=body_digest(call),
                watermark=watermark,
                began_at=self._clock.wall(),
            )
            self._write(begun, f"sending, attempt {begun.attempt}")
        return None

    def unsent(self, intent: str) -> None:
        """Take `begin` back: this process knows that it has sent nothing."""
        self._step("unsent", intent, State.PLANNED, "not sent: stopped too long before it")

    def absent(self, intent: str) -> None:
        """The request was not taken: it is not in the list after all delays."""
        self._step("absent", intent, State.PLANNED, "not in the list: it was not taken")

    def accept(self, intent: str, job: str, note: str) -> bool:
        """The job is the intent's; `False`, and nothing written, if another intent holds it."""
        with self._rows.transaction("accept"):
            found = self._at(intent, State.ACCEPTED)
            if not self._rows.hold(found.account, job, intent):
                return False
            self._write(replace(found, state=State.ACCEPTED, job=job, body=None), note)
        return True

    def reject(self, intent: str, failure: Failure) -> None:
        """The service certainly did not take the request."""
        self._step("reject", intent, State.REJECTED, failure.said, failure=failure.kind)

    def hold(self, intent: str, why: str, *, is_odd: bool = False) -> None:
        """Leave it to a person. `is_odd`: its clip is here, and is not what was ordered."""
        failure = FailureKind.ODD_CLIP if is_odd else None
        self._step("hold", intent, State.HELD, why, failure=failure)

    def fail(self, intent: str, failure: Failure, billed: Decimal | None) -> None:
        """The service gave the job up."""
        changes = {"failure": failure.kind} | _billed(billed)
        self._step("fail", intent, State.FAILED, failure.said, **changes)

    def lose(self, intent: str, why: str) -> None:
        """The clip was paid for and cannot be had."""
        self._step("lose", intent, State.PAID_LOST, why)

    def done(self, intent: str, sha256: str, billed: Decimal | None) -> None:
        """The clip is kept."""
        self._step("done", intent, State.DONE, "kept", sha256=sha256, **_billed(billed))

    def refetch(self, intent: str, base_url: str) -> None:
        """The kept clip has been lost: it is fetched again, which costs nothing.

        Raises:
            BaseAddressChangedError: it was made at another address.
        """
        _check_address(self.intent(intent), base_url)
        self._step("refetch", intent, State.ACCEPTED, "the kept clip is gone: fetched again")

    def committed_usd(self, scope: str) -> Decimal:
        """Return what is spent, reserved or in doubt under a scope. Units: US dollars."""
        return to_usd(sum(it.committed - base for it, base in self._rows.charged(scope)))

    def rival(self, intent: Intent) -> Intent | None:
        """Return another intent in flight or in doubt whose job could be mistaken for this one's.

        Two such are never sent at once: whatever turns up in the list is then the one's in doubt.
        """
        return next(iter(self._alike(intent, State.SENDING)), None)

    def rivals_held(self, intent: Intent) -> list[Intent]:
        """Return the other intents under review whose lost job could be this one's."""
        alike = self._alike(intent, State.HELD)
        return [it for it in alike if it.content_key != intent.content_key]

    def is_held(self, account: str, job: str) -> bool:
        """Tell whether a job belongs to an intent."""
        return self._rows.holder(account, job) is not None

    def resolve(self, intent: str, decision: Decision, is_alive: IsAlive) -> Intent:
        """Do what a person has decided about an intent.

        Raises:
            IllegalStepError: it does not fit the intent's state, storyc is at work on it, or the
                job belongs to another clip.
        """
        with self._rows.transaction("resolve"):
            found = self.intent(intent)
            if _is_taken(found, "", is_alive):
                raise IllegalStepError(f"storyc is at work on {found.slate}. Let it end first.")
            changed = decided(found, decision)
            if isinstance(decision, Adopt):
                holder = self._rows.holder(found.account, decision.job)
                if holder not in {None, intent}:
                    slate = self.intent(holder or "").slate
                    raise IllegalStepError(f"Job {decision.job} belongs to {slate}.")
                self._rows.hold(found.account, decision.job, intent)
            self._write(changed, changed.said or "")
        return changed

    def belong(self, account: str, purse: str) -> None:
        """Note which purse an account spends from: all that share one share its limits and jobs."""
        if self._rows.select(
            "SELECT 1 FROM purses WHERE account = ? AND purse = ?", account, purse
        ):
            return
        with self._rows.transaction("belong"):
            self._rows.replace("purses", account, purse)

    def unfinished(self, account: str) -> list[Intent]:
        """Return the intents whose jobs somebody waits for, of all accounts with one purse."""
        where = f"{ALIKE} AND owner IS NOT NULL AND state = ?"
        return self._rows.intents(where, account, account, State.ACCEPTED)

    def survey(self, account: str, jobs: Iterable[Listed]) -> None:
        """Take down what is on an account before anything is paid there."""
        with self._rows.transaction("survey"):
            if self.is_surveyed(account):
                return
            for job in jobs:
                if not self.is_held(account, job.id):
                    self._rows.meet(account, job)
            self._rows.insert("surveys", account, self._clock.wall())

    def is_surveyed(self, account: str) -> bool:
        """Tell whether it is known what was on an account before this ledger."""
        return bool(self._rows.select("SELECT 1 FROM surveys WHERE account = ?", account))

    def strangers(self, account: str) -> list[Listed]:
        """Return the jobs that were on an account before this ledger and belong to no intent."""
        return self._rows.met(account)

    def is_rebuilt(self) -> bool:
        """Tell whether a damaged ledger was set aside for this one, accepted or not."""
        return bool(self._rows.select("SELECT 1 FROM origin"))

    def replaces(self) -> str | None:
        """Return the name of the damaged file that was set aside for this ledger, if one was.

        Only until a person has accepted the loss.
        """
        found = self._rows.select("SELECT set_aside FROM origin")
        return str(found[0][0]) or None if found else None

    def accept_loss(self) -> None:
        """A person has said yes to paying although an earlier ledger was lost, from now on."""
        with self._rows.transaction("resolve"):
            if self.is_rebuilt():
                self._rows.delete("origin")
                self._rows.insert("origin", "")

    def close(self) -> None:
        """Close the file."""
        self._rows.close()

    def _step(
        self, name: str, intent: str, to: State, note: str, **changes: str | int | None
    ) -> None:
        """Take one step; `note` says why."""
        with self._rows.transaction(name):
            found = replace(self._at(intent, to), failure=None)
            changed = {"state": to, "said": note, "body": None} | changes
            self._write(replace(found, **changed), note)  # type: ignore[arg-type]  # fields by name

    def _at(self, intent: str, to: State) -> Intent:
        """Return an intent that may step to a state."""
        found = self.intent(intent)
        if to not in STEPS[found.state]:
            raise IllegalStepError(f"{found.slate} is {found.state} and cannot become {to}.")
        return found

    def _write(self, intent: Intent, note: str) -> None:
        self._rows.put(intent)
        self._rows.note(self._clock.wall(), intent.id, intent.state, note)

    def _committed(self, scope: str, but_for: Intent) -> int:
        """Return what is spent, reserved or in doubt under a scope, without an intent's new price.

        Units: millionths of a dollar.
        """
        charged = self._rows.charged(scope)
        return sum(
            (it.sunk if it.id == but_for.id else it.committed) - base for it, base in charged
        )

    def _alike(self, intent: Intent, state: State) -> list[Intent]:
        found = self._rows.intents(
            f"{ALIKE} AND twin_key = ? AND state = ?",
            intent.account,
            intent.account,
            intent.twin_key,
            state,
        )
        return [it for it in found if it.id != intent.id]

    def _let_go_of_the_dead(self, scope: str, is_alive: IsAlive) -> None:
        for each, _ in self._rows.charged(scope):
            if each.state is State.RESERVED and not (each.owner and is_alive(each.owner)):
                self._write(replace(each, state=State.PLANNED, owner=None), "let go by the dead")


def _is_taken(intent: Intent, me: str, is_alive: IsAlive) -> bool:
    return intent.owner not in {None, me} and is_alive(intent.owner or "")


def _check_address(intent: Intent, base_url: str) -> None:
    if intent.base_url != base_url:
        raise BaseAddressChangedError(
            f"{intent.slate} was begun at {intent.base_url}, and its backend is now at {base_url}. "
            "Set the address back to finish it, or decide about it with `storyc jobs review`."
        )


def _billed(usd: Decimal | None) -> dict[str, str | int | None]:
    """Return what a service says that it billed, if that can be, as a change."""
    if usd is None or not usd.is_finite() or not 0 <= usd <= _LARGEST_BILL:
        return {}
    return {"billed": to_micros(usd)}

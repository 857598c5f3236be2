"""The scratch voice: eSpeak NG through ctypes.

The library keeps one global state, so one lock guards it. It does not give the same samples twice
in one process; a clip keeps the sound of its first rendering.
"""

import ctypes
import threading
from functools import cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

from storyc.backends.animatic.manner import Manner
from storyc.backends.animatic.wave import Wave, resampled

_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
_RATE, _PITCH, _RANGE = 1, 3, 4
_SLOWEST_WPM, _FASTEST_WPM = 80, 900

_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class Voice(Protocol):
    """Speaks lines."""

    @property
    def name(self) -> str:
        """What it is; part of what a clip depends on."""
        ...

    def speak(self, text: str, manner: Manner) -> Wave:
        """Return a text as it is said; empty where it has nothing to say."""
        ...


class EspeakVoice:
    """A voice of eSpeak NG."""

    def __init__(self, library: ctypes.CDLL, rate: int) -> None:
        self.name = "espeak-ng"
        self._library = library
        self._rate = rate
        self._lock = threading.Lock()
        self._heard = bytearray()
        self._callback = _Callback(self._hear)
        library.espeak_SetSynthCallback(self._callback)

    def speak(self, text: str, manner: Manner) -> Wave:
        """Return a text as it is said; empty where it has nothing to say."""
        with self._lock:
            self._take_on(manner)
            self._heard.clear()
            data = text.replace("\0", "").encode()
            self._library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _UTF8, None, None)
            self._library.espeak_Synchronize()
            heard = np.frombuffer(bytes(self._heard), np.int16)
        return resampled(_trimmed(heard), self._rate)

    def _take_on(self, manner: Manner) -> None:
        for language in manner.languages:
            if self._library.espeak_SetVoiceByName(f"{language}+{manner.timbre}".encode()) == 0:
                break
        pace = min(max(manner.pace_wpm, _SLOWEST_WPM), _FASTEST_WPM)
        self._library.espeak_SetParameter(_RATE, pace, 0)
        self._library.espeak_SetParameter(_PITCH, manner.pitch, 0)
        self._library.espeak_SetParameter(_RANGE, manner.liveliness, 0)

    def _hear(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, _events: object) -> int:
        if count > 0:
            self._heard += ctypes.string_at(samples, count * ctypes.sizeof(ctypes.c_short))
        return 0


@cache
def scratch_voice() -> EspeakVoice | None:
    """Return the process's voice, `None` where this machine has none."""
    opened = _open_library()
    if opened is None:
        return None
    library, data_path = opened
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, data_path.encode(), _DO_NOT_EXIT)
    return EspeakVoice(library, rate) if rate > 0 else None


def _open_library() -> tuple[ctypes.CDLL, str] | None:
    """Open the library that the espeakng-loader wheel brings; some platforms have no such wheel."""
    try:
        import espeakng_loader  # type: ignore[import-untyped]  # noqa: PLC0415  # untyped; may be missing

        return ctypes.CDLL(espeakng_loader.get_library_path()), espeakng_loader.get_data_path()
    except (ImportError, OSError, RuntimeError):
        return None


def _trimmed(samples: npt.NDArray[np.int16]) -> npt.NDArray[np.int16]:
    """Cut the silence before the first and after the last sound."""
    loud = np.flatnonzero(np.abs(samples) > 200)  # noqa: PLR2004  # 44 dB below full scale
    return samples[loud[0] : loud[-1] + 1] if loud.size else samples[:0]

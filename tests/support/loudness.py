"""How loud a film is, measured by others than the assembler: pyloudnorm, and scipy for peaks."""

from pathlib import Path

import numpy as np
import pyloudnorm
from scipy.signal import resample_poly

from support.clips import listen


def lufs(sound: np.ndarray) -> float:
    """Return the integrated loudness of sound, one row a channel."""
    return float(pyloudnorm.Meter(48_000).integrated_loudness(sound.T.astype(np.float64)))


def true_peak_db(sound: np.ndarray) -> float:
    """Return the highest peak of sound at eight times its rate."""
    return float(20 * np.log10(np.abs(resample_poly(sound.astype(np.float64), 8, 1, axis=1)).max()))


def heard(path: Path) -> tuple[float, float]:
    """Return the loudness and the true peak of a film as it is decoded."""
    sound = listen(path)
    return lufs(sound), true_peak_db(sound)

"""Token counts and prices of text columns on Spark.

The counting is Tokentill's core, a WebAssembly file that travels in this package with its vocabularies
and its price book. It runs in each worker process; no text leaves it, and nothing is fetched.
"""

from .errors import TillError, TillWarning
from .functions import count_interval, count_tokens, describe, price

__all__ = ["TillError", "TillWarning", "count_interval", "count_tokens", "describe", "price"]
__version__ = "0.1.0"

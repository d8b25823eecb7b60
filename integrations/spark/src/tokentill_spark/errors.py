"""The one error of the package, with the codes that Tokentill has everywhere. Knows nothing of what raises it."""


class TillError(ValueError):
    """An unknown model, a missing price, bad input.

    ``code`` is stable, such as ``"unknown-model"``; ``suggestions`` are the nearest known names, best first.
    """

    def __init__(self, code: str, message: str, suggestions: tuple[str, ...] = ()):
        # All of them, so that a pickled error comes back whole.
        super().__init__(code, message, suggestions)
        self.code = code
        self.message = message
        self.suggestions = tuple(suggestions)

    def __str__(self) -> str:
        """The code first: Spark shows a worker's error as a text."""
        nearest = f" (nearest: {', '.join(self.suggestions)})" if self.suggestions else ""
        return f"{self.code}: {self.message}{nearest}"


class TillWarning(UserWarning):
    """What to know of a price: a variant that is not on offer, an old or disputed row."""

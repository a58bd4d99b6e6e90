"""Counts checks and says what failed."""


class Verdict:
    """Each check is one line of the count; a failed one is printed with its reasons, a passed one is only counted."""

    MOST_REASONS = 5

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, name, reasons):
        """Passes when the list of reasons is empty."""
        reasons = list(reasons)
        if not reasons:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED {name}")
        for reason in reasons[: self.MOST_REASONS]:
            print(f"       {reason}")
        if len(reasons) > self.MOST_REASONS:
            print(f"       and {len(reasons) - self.MOST_REASONS} more")

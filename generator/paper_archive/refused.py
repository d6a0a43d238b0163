"""What is raised for a value that is not what its field must be."""


class RefusedError(ValueError):
    """A value is not what its field must be; the text says what it must be.

    `part` has key and value of the part that is wrong, where it is one of several.
    """

    def __init__(self, what: str, part: tuple[str, object] | None = None) -> None:
        """Say what the value must be."""
        super().__init__(what)
        self.part = part

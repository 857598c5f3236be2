"""Words of the writer, with their place."""

from storyc.ir.node import Node


class Text(Node):
    """A piece of the writer's prose, variables filled in and white space folded."""

    text: str

    def __str__(self) -> str:
        return self.text

"""What must hold over the generated figures."""


def check(collection):
    pass

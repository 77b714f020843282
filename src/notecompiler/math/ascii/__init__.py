"""ASCII and Unicode formulas: ``f_t = sigmoid(W_f * [h_(t-1), x_t] + b_f)``, ``x ≡ y (mod m)``.

People who write plain text write mathematics too. `parse_ascii` reads such a formula into the same tree that the TeX
grammar gives, so that everything downstream (printing, typesetting, checking) treats both alike.
"""

from notecompiler.math.ascii.parser import AsciiParse, parse_ascii

__all__ = ["AsciiParse", "parse_ascii"]

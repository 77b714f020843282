"""Symbols of the LaTeX kernel (The LaTeX Companion, chapter 8; unicode-math's names for the characters)."""

from __future__ import annotations

from notecompiler.math.nodes import AtomClass
from notecompiler.math.signatures import Table, aliases, signs

MACROS: Table = {
    **signs(
        AtomClass.ORD,
        r"""
            \alpha α
            \beta β
            \gamma γ
            \delta δ
            \epsilon ϵ
            \zeta ζ
            \eta η
            \theta θ
            \iota ι
            \kappa κ
            \lambda λ
            \mu μ
            \nu ν
            \xi ξ
            \pi π
            \rho ρ
            \sigma σ
            \tau τ
            \upsilon υ
            \phi ϕ
            \chi χ
            \psi ψ
            \omega ω
            \varepsilon ε
            \vartheta ϑ
            \varpi ϖ
            \varrho ϱ
            \varsigma ς
            \varphi φ
        """,
    ),
    **signs(
        AtomClass.ORD,
        r"""
            \# #
            \& &
            \aleph ℵ
            \forall ∀
            \hbar ℏ
            \exists ∃
            \nabla ∇
            \flat ♭
            \ell ℓ
            \natural ♮
            \clubsuit ♣
            \wp ℘
            \sharp ♯
            \diamondsuit ♢
            \Re ℜ
            \heartsuit ♡
            \Im ℑ
            \spadesuit ♠
            \S §
            \P ¶
            \$ $
            \% %
            \_ _
            \angle ∠
            \infty ∞
            \prime ′
            \triangle △
            \Gamma Γ
            \Delta Δ
            \Theta Θ
            \Lambda Λ
            \Xi Ξ
            \Pi Π
            \Sigma Σ
            \Upsilon Υ
            \Phi Φ
            \Psi Ψ
            \Omega Ω
            \neg ¬
            \top ⊤
            \bot ⊥
            \emptyset ∅
            \surd √
            \partial ∂
            \backslash \
            \| ‖
            \degree °
        """,
    ),
    **signs(
        AtomClass.BIN,
        r"""
            \mp ∓
            \ominus ⊖
            \uplus ⊎
            \sqcap ⊓
            \ast ∗
            \sqcup ⊔
            \bigcirc ◯
            \bullet ∙
            \ddagger ‡
            \wr ≀
            \amalg ⨿
            \cdot ⋅
            \circ ∘
            \div ÷
            \pm ±
            \times ×
            \cap ∩
            \cup ∪
            \setminus ∖
            \wedge ∧
            \vee ∨
            \odot ⊙
            \oplus ⊕
            \otimes ⊗
            \oslash ⊘
            \bigtriangleup △
            \bigtriangledown ▽
            \dagger †
            \diamond ⋄
            \star ⋆
            \triangleleft ◃
            \triangleright ▹
        """,
    ),
    **signs(
        AtomClass.REL,
        r"""
            \equiv ≡
            \prec ≺
            \succ ≻
            \sim ∼
            \perp ⊥
            \preceq ⪯
            \succeq ⪰
            \simeq ≃
            \mid ∣
            \ll ≪
            \gg ≫
            \asymp ≍
            \parallel ∥
            \bowtie ⋈
            \smile ⌣
            \sqsubseteq ⊑
            \sqsupseteq ⊒
            \doteq ≐
            \frown ⌢
            \ni ∋
            \propto ∝
            \vdash ⊢
            \dashv ⊣
            \longleftarrow ⟵
            \Leftarrow ⇐
            \Longleftarrow ⟸
            \longrightarrow ⟶
            \Rightarrow ⇒
            \Longrightarrow ⟹
            \leftrightarrow ↔
            \longleftrightarrow ⟷
            \Leftrightarrow ⇔
            \Longleftrightarrow ⟺
            \mapsto ↦
            \longmapsto ⟼
            \nearrow ↗
            \hookleftarrow ↩
            \hookrightarrow ↪
            \searrow ↘
            \leftharpoonup ↼
            \rightharpoonup ⇀
            \swarrow ↙
            \leftharpoondown ↽
            \rightharpoondown ⇁
            \nwarrow ↖
            \rightleftharpoons ⇌
            \Join ⋈
            \approx ≈
            \cong ≅
            \geq ≥
            \in ∈
            \subset ⊂
            \supset ⊃
            \subseteq ⊆
            \supseteq ⊇
            \models ⊨
            \leftarrow ←
            \leq ≤
            \rightarrow →
            \to →
            \uparrow ↑
            \Uparrow ⇑
            \downarrow ↓
            \Downarrow ⇓
            \updownarrow ↕
            \Updownarrow ⇕
        """,
    ),
    **signs(
        AtomClass.OPEN,
        r"""
            \lmoustache ⎰
            \lgroup ⟮
            \langle ⟨
            \lvert |
            \lVert ‖
            \{ {
            \lfloor ⌊
            \lceil ⌈
        """,
    ),
    **signs(
        AtomClass.CLOSE,
        r"""
            \rmoustache ⎱
            \rgroup ⟯
            \rangle ⟩
            \rvert |
            \rVert ‖
            \} }
            \rfloor ⌋
            \rceil ⌉
        """,
    ),
    **signs(
        AtomClass.PUNCT,
        r"""
            \ldotp .
            \cdotp ⋅
        """,
    ),
    **signs(
        AtomClass.INNER,
        r"""
            \mathellipsis …
            \ldots …
            \ddots ⋱
        """,
    ),
    **signs(
        AtomClass.ORD,
        r"""
            \imath ı
            \jmath ȷ
            \pounds £
            \copyright ©
            \vdots ⋮
            \i ı
            \j ȷ
        """,
    ),
    **signs(
        AtomClass.INNER,
        r"""
            \cdots ⋯
            \dots …
        """,
    ),
    **signs(
        AtomClass.REL,
        r"""
            \neq ≠
            \notin ∉
            \mapsfrom ↤
        """,
    ),
    **signs(
        AtomClass.PUNCT,
        r"""
            \colon :
        """,
    ),
    **aliases(
        r"""
            \ge \geq
            \le \leq
            \ne \neq
            \gets \leftarrow
            \owns \ni
            \gt >
            \lt <
            \lnot \neg
            \land \wedge
            \lor \vee
            \vert |
            \Vert \|
            \lbrace \{
            \rbrace \}
            \lbrack [
            \rbrack ]
            \lparen (
            \rparen )
            \dag \dagger
            \ddag \ddagger
            \mathsterling \pounds
            \textsterling \pounds
            \varvdots \vdots
            \mathdollar \$
            \textdollar \$
            \textbackslash \backslash
            \textunderscore \_
            \mathellipsis \ldots
            \textellipsis \ldots
            \mathparagraph \P
            \mathsection \S
            \textasciitilde \sim
        """,
    ),
}

"""Symbols of the amssymb package (AMS fonts A and B)."""

from __future__ import annotations

from notecompiler.math.nodes import AtomClass
from notecompiler.math.signatures import Table, aliases, short, signs

MACROS: Table = {
    **signs(
        AtomClass.ORD,
        r"""
            \hslash ℏ
            \triangledown ▽
            \lozenge ◊
            \circledS Ⓢ
            \circledR ®
            \measuredangle ∡
            \nexists ∄
            \mho ℧
            \Finv Ⅎ
            \Game ⅁
            \backprime ‵
            \blacktriangle ▲
            \blacktriangledown ▼
            \blacksquare ■
            \blacklozenge ⧫
            \bigstar ★
            \sphericalangle ∢
            \complement ∁
            \eth ð
            \diagup ╱
            \diagdown ╲
            \square □
            \Box □
            \Diamond ◊
            \yen ¥
            \checkmark ✓
            \beth ℶ
            \daleth ℸ
            \gimel ℷ
            \digamma ϝ
            \varkappa ϰ
            \varnothing ∅
            \maltese ✠
        """,
    ),
    **signs(
        AtomClass.BIN,
        r"""
            \unlhd ⊴
            \unrhd ⊵
            \lessdot ⋖
            \gtrdot ⋗
            \lhd ⊲
            \rhd ⊳
            \dotplus ∔
            \smallsetminus ∖
            \Cap ⋒
            \Cup ⋓
            \doublebarwedge ⩞
            \boxminus ⊟
            \boxplus ⊞
            \divideontimes ⋇
            \ltimes ⋉
            \rtimes ⋊
            \leftthreetimes ⋋
            \rightthreetimes ⋌
            \curlywedge ⋏
            \curlyvee ⋎
            \circleddash ⊝
            \circledast ⊛
            \centerdot ⋅
            \intercal ⊺
            \boxtimes ⊠
            \barwedge ⊼
            \veebar ⊻
            \circledcirc ⊚
            \boxdot ⊡
        """,
    ),
    **signs(
        AtomClass.REL,
        r"""
            \nless ≮
            \lneq ⪇
            \lneqq ≨
            \lnsim ⋦
            \lnapprox ⪉
            \nprec ⊀
            \npreceq ⋠
            \precnsim ⋨
            \precnapprox ⪹
            \nsim ≁
            \nmid ∤
            \nvdash ⊬
            \nvDash ⊭
            \ntriangleleft ⋪
            \ntrianglelefteq ⋬
            \subsetneq ⊊
            \subsetneqq ⫋
            \ngtr ≯
            \gneq ⪈
            \gneqq ≩
            \gnsim ⋧
            \gnapprox ⪊
            \nsucc ⊁
            \nsucceq ⋡
            \succnsim ⋩
            \succnapprox ⪺
            \ncong ≆
            \nparallel ∦
            \nVDash ⊯
            \ntriangleright ⋫
            \ntrianglerighteq ⋭
            \supsetneq ⊋
            \supsetneqq ⫌
            \nVdash ⊮
            \precneqq ⪵
            \succneqq ⪶
            \nleftarrow ↚
            \nrightarrow ↛
            \nLeftarrow ⇍
            \nRightarrow ⇏
            \nleftrightarrow ↮
            \nLeftrightarrow ⇎
            \vartriangle △
            \leqq ≦
            \leqslant ⩽
            \eqslantless ⪕
            \lesssim ≲
            \lessapprox ⪅
            \approxeq ≊
            \lll ⋘
            \lessgtr ≶
            \lesseqgtr ⋚
            \lesseqqgtr ⪋
            \doteqdot ≑
            \risingdotseq ≓
            \fallingdotseq ≒
            \backsim ∽
            \backsimeq ⋍
            \subseteqq ⫅
            \Subset ⋐
            \sqsubset ⊏
            \preccurlyeq ≼
            \curlyeqprec ⋞
            \precsim ≾
            \precapprox ⪷
            \vartriangleleft ⊲
            \trianglelefteq ⊴
            \vDash ⊨
            \Vvdash ⊪
            \smallsmile ⌣
            \smallfrown ⌢
            \bumpeq ≏
            \Bumpeq ≎
            \geqq ≧
            \geqslant ⩾
            \eqslantgtr ⪖
            \gtrsim ≳
            \gtrapprox ⪆
            \ggg ⋙
            \gtrless ≷
            \gtreqless ⋛
            \gtreqqless ⪌
            \eqcirc ≖
            \circeq ≗
            \triangleq ≜
            \thicksim ∼
            \thickapprox ≈
            \supseteqq ⫆
            \Supset ⋑
            \sqsupset ⊐
            \succcurlyeq ≽
            \curlyeqsucc ⋟
            \succsim ≿
            \succapprox ⪸
            \vartriangleright ⊳
            \trianglerighteq ⊵
            \Vdash ⊩
            \shortmid ∣
            \shortparallel ∥
            \between ≬
            \pitchfork ⋔
            \varpropto ∝
            \blacktriangleleft ◀
            \therefore ∴
            \backepsilon ∍
            \blacktriangleright ▶
            \because ∵
            \eqsim ≂
            \dashrightarrow ⇢
            \dashleftarrow ⇠
            \leftleftarrows ⇇
            \leftrightarrows ⇆
            \Lleftarrow ⇚
            \twoheadleftarrow ↞
            \leftarrowtail ↢
            \looparrowleft ↫
            \leftrightharpoons ⇋
            \curvearrowleft ↶
            \circlearrowleft ↺
            \Lsh ↰
            \upuparrows ⇈
            \upharpoonleft ↿
            \downharpoonleft ⇃
            \multimap ⊸
            \leftrightsquigarrow ↭
            \rightrightarrows ⇉
            \rightleftarrows ⇄
            \twoheadrightarrow ↠
            \rightarrowtail ↣
            \looparrowright ↬
            \curvearrowright ↷
            \circlearrowright ↻
            \Rsh ↱
            \downdownarrows ⇊
            \upharpoonright ↾
            \downharpoonright ⇂
            \rightsquigarrow ⇝
            \leadsto ⇝
            \Rrightarrow ⇛
            \nsubseteq ⊈
            \nsupseteq ⊉
            \ngeq ≱
            \nleq ≰
        """,
    ),
    **signs(
        AtomClass.REL,
        r"""
            \gvertneqq ≩
            \lvertneqq ≨
            \ngeqq ≱
            \ngeqslant ≱
            \nleqq ≰
            \nleqslant ≰
            \nshortmid ∤
            \nshortparallel ∦
            \nsubseteqq ⊈
            \nsupseteqq ⊉
            \varsubsetneq ⊊
            \varsubsetneqq ⫋
            \varsupsetneq ⊋
            \varsupsetneqq ⫌
        """,
    ),
    **signs(
        AtomClass.OPEN,
        r"""
            \ulcorner ⌜
            \llcorner ⌞
        """,
    ),
    **signs(
        AtomClass.CLOSE,
        r"""
            \urcorner ⌝
            \lrcorner ⌟
        """,
    ),
    **aliases(
        r"""
            \doublecap \Cap
            \doublecup \Cup
            \llless \lll
            \gggtr \ggg
            \Doteq \doteqdot
            \restriction \upharpoonright
        """,
    ),
    r"\Bbbk": short(r"\mathbb{k}"),
}

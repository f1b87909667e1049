"""How the page looks beyond the theme: a few calm rules, sparingly. Colour never stands alone: there is always a word."""

__all__ = ["STYLE"]

STYLE = """<style>
.stMainBlockContainer {padding: 4.4rem 2rem 3rem; max-width: 1500px}
h1 {font-size: 1.45rem !important; padding: 0 !important}
h3 {font-size: 1.02rem !important; padding: .5rem 0 0 !important}
.stColumn:has(> div > .st-key-answer), .stColumn:has(> .st-key-answer), .stColumn:has(.st-key-check) {position: sticky; top: 4rem; align-self: flex-start}
.st-key-answer {max-height: calc(100vh - 5.5rem); overflow-y: auto; padding: 0 .4rem .5rem .2rem}
.verdict {border-left: .5rem solid var(--c); border-radius: .3rem; padding: .6rem .9rem; --c: #1d4f91}
.verdict {background: color-mix(in srgb, var(--c) 8%, white)}
.verdict .word {font-size: 1.35rem; font-weight: 700; color: var(--c)}
.verdict p {margin: .25rem 0 0} .verdict .day {color: #475467}
.v-prohibited {--c: #a11d1d} .v-licence_required {--c: #8a4b00} .v-refer {--c: #5d3a9b} .v-needs_information {--c: #1d4f91} .v-outside {--c: #17653a}
.provisional {font-size: .8rem; font-weight: 600; border: 1px solid; border-radius: 1rem; padding: .05rem .55rem; vertical-align: middle}
.note {background: #f3f5f8; border-radius: .3rem; padding: .55rem .8rem; font-size: .9rem} .stale {background: #fff5dc}
.part ul, .proof ul {margin: 0; padding-left: 1.1rem} .part ol {margin: 0; padding-left: 2rem} .part li {margin: .25rem 0}
.part summary {cursor: pointer; color: #1d4f7c}
.law, .about, .scope {color: #55606e; font-size: .85rem} .scope {border-top: 1px solid #d8dde4; padding-top: .5rem}
.fault {color: #8f1d1d; border-left: .25rem solid #a11d1d; padding: .1rem .6rem; font-size: .88rem; overflow-wrap: anywhere}
.measure {border-top: 1px solid #e1e5ea; padding: .35rem 0} .proof summary {cursor: pointer}
.proof ul {list-style: none; padding-left: .9rem; border-left: 1px solid #e1e5ea}
.proof li {margin: .15rem 0; font-size: .88rem; overflow-wrap: anywhere} .leaf {padding-left: .95rem} .because {color: #1d4f7c}
.chip, .truth {font-size: .76rem; font-weight: 600; border-radius: .25rem; padding: .05rem .4rem; background: #e9ecf1; color: #344054; white-space: nowrap}
.o-applies {background: #f7dede; color: #8f1d1d} .o-licence_required {background: #fbe7cf; color: #7a4300} .o-refer {background: #e9e0f7; color: #4d2f85}
.o-unknown, .truth.open {background: #dce8f8; color: #17407a} .o-excepted {background: #ddf0e3; color: #14552f} .truth.yes {background: #3c4656; color: #fff}
.t-suitable b {color: #17653a} .t-unsuitable b {color: #a11d1d} .t-cannot_tell b {color: #1d4f91}
.note a, .part a, .proof a, .question a {color: #1d4f7c} .part li > br + .about {display: inline-block; margin-top: .15rem}
.o-warns {background: #fff0cc; color: #6d4700}
.limits {margin: 0; font-size: .88rem; color: #475467} ul.limits {padding-left: 1.1rem}
.counts {display: flex; gap: 2px; height: .7rem; border-radius: .3rem; overflow: hidden} .counts span {min-width: 3px}
.held {border-collapse: collapse; width: 100%; font-size: .9rem} .held th {text-align: left; font-weight: 600; color: #475467; font-size: .8rem}
.held th, .held td {padding: .3rem .7rem .3rem 0; border-bottom: 1px solid #e1e5ea; vertical-align: top} .held td:last-child {overflow-wrap: anywhere}
.question {font-size: .93rem; overflow-wrap: anywhere}
</style>"""

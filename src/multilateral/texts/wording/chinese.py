"""Chinese, as United Nations texts are set in it: ``回顾``, ``又深为关切``, ``请``.

Words are not parted by blanks: a lead is as long as the longest known verb with the adverbs before it.
"""

from __future__ import annotations

import regex

from multilateral.texts.wording.language import Forms, Language, any_of

_MONTHS = {f"{n}": n for n in range(1, 13)} | {
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12,
}  # fmt: skip
_DATE = r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
_DIGITS = "一二三四五六七八九"


def _cardinal(number: int) -> str:
    """1 to 199 in characters."""
    if number >= 100:
        rest = number - 100
        if not rest:
            return "一百"
        return "一百" + ("零" if rest < 10 else "一" if rest < 20 else "") + _cardinal(rest)
    ten, unit = divmod(number, 10)
    tens = ("" if ten == 1 else _DIGITS[ten - 1]) + "十" if ten else ""
    return tens + (_DIGITS[unit - 1] if unit else "")


_ORDINALS = tuple(_cardinal(n) for n in range(1, 200))

# How something is felt, said or done: before the verb, with 地 where it is an adverb proper.
_HOW = any_of(
    "又", "还", "再次", "再度", "再", "重新", "同样", "也", "并", "进一步", "特别", "尤其", "继续", "仍然", "仍", "强烈", "大力",
    "坚决", "断然", "明确", "毫无保留地", "毫不含糊地", "毫不含糊", "最强烈地", "最强烈", "最严厉地", "最坚决地", "严正", "郑重", "衷心",
    "深切", "深深", "深", "非常", "极为", "极其", "严重", "高度", "在这方面", "在此方面", "为此", "因此", "就此", "充分", "热烈", "诚挚", "紧急",
    "迫切", "满意地", "赞赏地", "感谢地", "关切地", "深为关切地", "极为关切地", "严重关切地", "非常关切地", "深切关切地", "特别关切地", "感兴趣地",
    "饶有兴趣地", "遗憾地", "深感遗憾地", "震惊地", "不安地", "深为不安地", "欣慰地", "高兴地", "欣喜地", "自豪地", "关注地", "痛心地", "惊恐地", "失望地",
    "坚定", "坚定地", "一致", "完全", "全力", "庄严", "明确地", "强烈地", "严厉", "严厉地", "欣然", "谨", "恳切", "积极", "正式", "深表遗憾地", "深表关切地", "日益关切地", "着重", "赞同地", "以赞赏的心情",
    "表示赞赏地", "表示感兴趣地", "表示满意地", "表示关切地", "表示严重关切地", "表示遗憾地", "表示感谢地",
)  # fmt: skip
_CONCERN = any_of(
    "关切", "深为关切", "极其深为关切", "特别深切关注", "严重关切", "极为关切", "最严重关切", "深切关切", "尤其关切", "特别关切", "非常关切", "强烈关切", "赞赏", "深切赞赏",
    "感谢", "深切感谢", "衷心感谢", "诚挚感谢", "遗憾", "深为遗憾", "满意", "震惊", "不安", "深为不安", "希望", "深信", "坚信", "信心",
    "支持", "全力支持", "坚决支持", "完全支持", "明确支持", "大力支持", "声援", "欢迎", "同情", "慰问", "愤慨", "失望", "决心", "打算", "愿意", "意图", "严重不安", "惊恐", "惊愕",
    "强烈愤慨", "深切同情", "敬意", "祝贺", "谴责", "强烈谴责", "意愿", "期望", "认可", "致力于", "承诺", "坚定承诺", "坚定致力于", "肯定",
)  # fmt: skip
_VERBS = (
    "回顾 重申 认识到 注意到 欢迎 确认 强调 强调指出 意识到 承认 铭记 牢记 深信 深为关切 关切 着重指出 审议了 审议 审查了 肯定 考虑到 鼓励 念及 遵循 "
    "严重关切 极为关切 非常关切 欣见 申明 重点指出 特别指出 谴责 指出 赞扬 认为 期待 敦促 决心 痛惜 承诺 知悉 希望 促请 纪念 相信 呼吁 支持 坚信 邀请 "
    "斥责 尊重 赞赏 感谢 关注 深感关切 确信 谋求 渴望 愿 不安 遗憾 意图 庆祝 赞成 震惊 听取了 收到了 研究了 讨论了 审查 注意 忆及 忧虑 担忧 严重不安 "
    "深知 表示 感到 深感 认定 倾听了 哀悼 缅怀 痛责 赞许 对 鉴于 本着 按照 根据 基于 依照 "
    "请 决定 认可 要求 建议 核准 授权 核可 同意 宣布 赞同 提请 提醒 反对 通过 祝贺 恳请 吁请 核定 委托 设立 任命 延长 拒绝 责成 指示 确定 采纳 宣告 "
    "命令 批准 接受 声明 坚持 承担 吁 提议 推荐 撤销 终止 选举 主张 保证 悼念 表彰 拨 拨出 分摊 列入 注销 向 保留 珍视 重视 继续 促 请求 申请 期望 嘉许 "
    "致力于 号召 谨请 要 应 呼请 祝愿 警告 设 推动 提倡 提出 规定"
).split()
_VERB = any_of(*_VERBS)
_FELT = (
    rf"(?:(?:感到|深感|仍感|表示){_CONCERN}(?:的是)?|(?:深|极|严重|非常)?(?:为|感)?(?:关切|不安|震惊|遗憾|惊恐|惊愕|失望|痛心|忧虑)的是|"
    rf"感到(?:震惊|遗憾|不安|关切|深为不安|欣慰|鼓舞|自豪|失望|惊恐)(?:的是)?|(?:重申|再次申明|申明|再次|表示){_CONCERN}|"
    r"(?:表示|表达)(?:注意到|知悉|认为|欣见|欢迎)|重申(?:决心|支持|坚决支持|深信|认为|决意|强烈谴责|呼吁|要求|请求|其承诺)|"
    r"(?:认为)(?:有必要|必须|重要的是))"
)
_BOTH = _VERBS[: _VERBS.index("请")]


def _lead(verb: str) -> regex.Pattern[str]:
    one = rf"(?:{_HOW})*(?:{_FELT}|{verb})"
    return regex.compile(rf"(?P<lead>{one}(?:(?:并|和|及){one})?)")


_HEAD = regex.compile(rf"(?:{_HOW})*(?P<word>{_VERB})")

_SECTIONS = {_cardinal(n): numeral for n, numeral in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}

CHINESE = Language(
    code="zh",
    name="Chinese",
    forms=Forms(
        date="{year}年{month}月{day}日",
        session={"": "第{}届会议", "S-": "第{}届特别会议", "ES-": "第{}届紧急特别会议"},
        distribution="Distr.: {}",
        original="Original: {}",
        item="议程项目{}",
        items="议程项目{}",
        adopted={"resolution": "{date}{organ}决议", "decision": "{date}{organ}决定"},
        report="[根据{committee}的报告通过 ({symbol})]",
        without="[未经发交主要委员会而通过 ({symbol})]",
        sponsored={
            "draft resolution": "{}：决议草案",
            "draft decision": "{}：决定草案",
            "resolution": "{}：决议",
            "decision": "{}：决定",
        },
        annex="附件{}",
        comma="，",
        parted="、",
        last="和",
        not_official="本文件不是联合国正式文件，由Multilateral根据文本副本编写；如有出入，以印发的文件为准。",
        exercise="本文件不是联合国文件：它属于一次演练，其中的国家均为虚构。",
        united_nations="联合国",
    ),
    months=_MONTHS,
    date=_DATE,
    date_parts=r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
    ordinals={
        **{name: n for n, name in enumerate(_ORDINALS, 1)},
        **{f"第{name}": n for n, name in enumerate(_ORDINALS, 1)},
    },
    ordinal_names=_ORDINALS,
    ordinal_figure=r"第?\s?(?P<n>\d{1,3})",
    organs={"大会": "A", "安全理事会": "S", "经济及社会理事会": "E", "人权理事会": "A/HRC", "托管理事会": "T"},
    committees=(
        "第一委员会",
        "第二委员会",
        "第三委员会",
        "第四委员会",
        "第五委员会",
        "第六委员会",
        "特别政治和非殖民化委员会(第四委员会)",
        "特别政治和非殖民化委员会（第四委员会）",
        "特别政治委员会",
        "总务委员会",
        "全权证书委员会",
    ),
    session=r"第\s?(?P<ordinal>[一二三四五六七八九十百零]+|\d{1,3})\s?届(?P<special>(?P<emergency>紧急)?特别)?(?:会议|常会)",
    distribution=r"(?i:Distr)\.?\s*:?\s*(?P<distribution>\p{L}+)|(?:分发|分发类别)\s*[:：]\s*(?P<distribution>\p{L}+)|(?P<distribution>临时)",
    original=r"(?:(?i:Original)|原文|原件)\s*[:：]\s*(?P<original>\p{L}+(?:(?:,\s*|、|/|\s+and\s+|和)\p{L}+)*)",
    agenda=(
        r"(?:临时)?(?:议程项目|项目)\s?(?P<items>\d+(?: ?[(（][a-z]{1,2}[)）])*(?:(?:、|，|和|至)+\s?(?:\d+"
        r"(?: ?[(（][a-z]{1,2}[)）])*|[(（][a-z]{1,2}[)）]))*)\*{0,3}"
    ),
    item_letter=r"[(（][a-z]{1,2}[)）]",
    organization="联合国",
    sponsored=r"(?P<sponsors>.+?)\s*[:：]\s*(?:\*{1,3}\s*)?(?:订正)?(?P<kind>(?:决议|决定)草案|修正案|工作文件)\s*\*{0,3}",
    draft_kinds={"决定": "draft decision", "决议": "draft resolution"},
    adopted_by=rf"(?P<date>{_DATE})\s?(?P<organ>[\p{{Han}}]+?)(?:通过的)?(?:决议|(?P<decision>决定))(?=\s|$|[\[(（])",
    report=r"\[根据(?P<committee>[^\[\]]+?)的报告(?:通过)?\s*[(（](?P<symbol>[^)）]*)[)）]\]",
    without_committee=r"\[未经发交主要委员会而通过\s*[(（](?P<symbol>.+)[)）]\]",
    meeting=r"(?P<meeting>第\s?\d{1,5}\s?次(?:全体|闭门|非公开)?会议(?:\s?[(（][\p{L} ]+[)）])?)",
    adopted_at=rf"(?:{_DATE})?.{{0,12}}(?P<meeting>第\s?\d{{1,5}}\s?次(?:全体)?会议)(?:一致)?通过",
    council=rf"第\s?(?P<number>\d{{1,4}})\s?[(（](?P<year>\d{{4}})[)）]\s?号决议(?:[,，]?\s?(?P<date>{_DATE}))?",
    continues=r"[在于的和与及、]$",
    opening=(
        rf"(?P<opening>(?!(?:{_HOW})*(?:{_FELT}|{_VERB}))(?P<organ>大会|安全理事会|经济及社会理事会|人权理事会|托管理事会|[\p{{Han}}]{{2,20}}(?:理事会|委员会|会议|大会|小组)))"
        r"\s*(?P<comma>[，,。]?)"
    ),
    recital="鉴于",
    annex=r"(?P<word>附件|附录|附文)\s?(?P<number>[一二三四五六七八九十]{1,3}|[IVXLC]+|\d{1,2})?",
    decided_at=(
        rf"在?(?P<date>{_DATE})[，,]?\s?(?:大会|安全理事会|安理会|理事会)?在?"
        r"(?P<meeting>第\s?\d{1,5}\s?次(?:全体)?会议)"
    ),
    divisions=r"序\s?言|第\s?(?:[一二三四五六七八九十]{1,4}|\d{1,2})\s?(?:编|章|节|部分|款|条)\s?[A-Z]?",
    kind_patterns=(
        ("letter", r"给.{2,30}的(?:同文)?信|的信$"),
        ("note", r"的说明$|^秘书长的说明|普通照会"),
        ("report", r"报告"),
        ("statement", r"声明$|宣言$"),
    ),
    runs_on=r"(?:并|并且|而且|此外|以及|同时)(?=\p{Han})",
    head=_HEAD,
    verbs=frozenset(_VERBS),
    participles=frozenset(_BOTH),
    preambular=_lead(any_of(*_BOTH)),
    operative=_lead(_VERB),
    counted=frozenset(),
    note_words=r"见|同上|《|联合国|大会正式记录|可查阅|决议|另见|参见|通过|文件",
    measures=frozenset(),
    enders=("和", "或", "以及"),
    conjunction=r"\s?和(?=\p{Han})",
    folio=r"第",
    sections=_SECTIONS,
    joined_names=(
        "安提瓜和巴布达",
        "波斯尼亚和黑塞哥维那",
        "圣基茨和尼维斯",
        "圣文森特和格林纳丁斯",
        "圣多美和普林西比",
        "特立尼达和多巴哥",
        "大不列颠及北爱尔兰",
        "人民共和国",
        "共和国",
    ),  # fmt: skip
)

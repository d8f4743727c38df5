"""The record: files as they came, deposits with their doubts, works, versions, lineage, and what a text asks of whom.

``Passage``, ``CitationLink``, ``Provision``, ``VoteGiven``, ``AdoptionTold``, ``SponsorNamed``, ``Topic``,
``TopicText`` and ``Life`` are no rows of the record but an index over it: they are rebuilt from the versions and the
proceedings at will, and travel in no export.
"""

from __future__ import annotations

from django.db import models

from multilateral.ledger.writing import Row
from multilateral.parties.models import Person


class File(Row):
    """Bytes, kept untouched under their SHA-256 in the home folder."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=300)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)


class Deposit(Row):
    """A file handed in and read, not yet entered. ``document`` is JSON ``multilateral/document/1``."""

    class Stage(models.TextChoices):
        DEPOSITED = "deposited"
        ENTERED = "entered"
        WITHDRAWN = "withdrawn"

    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="deposits")
    document = models.JSONField()
    body = models.SlugField(max_length=80, blank=True, default="")
    exercise = models.BooleanField(default=False)
    deposited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deposits")
    deposited_at = models.DateTimeField()
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DEPOSITED)
    settled: int
    """How many doubts are; known of those that ``queries.deposits`` lists."""

    @property
    def place(self) -> str:
        return self.body


class Settlement(Row):
    """How a person settled one doubt of the reader: it stands as printed, or it is to be read otherwise.

    ``doubt`` is the doubt's place in the document's list, from 0.
    """

    class Verdict(models.TextChoices):
        AS_PRINTED = "as printed"
        READ_AS = "read as"

    deposit = models.ForeignKey(Deposit, on_delete=models.PROTECT, related_name="settlements")
    doubt = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=20, choices=Verdict)
    reading = models.TextField(blank=True, default="")
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="settlements")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deposit", "doubt"], name="one_settlement_a_doubt")]

    @property
    def place(self) -> str:
        return self.deposit.body


class Work(Row):
    """A document of record, whatever its languages; its symbol names it for good."""

    symbol = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    title = models.TextField(blank=True, default="")
    body = models.SlugField(max_length=80, blank=True, default="")
    session = models.CharField(max_length=20, blank=True, default="")
    date = models.DateField(null=True)
    adopted_on = models.DateField(null=True)
    exercise = models.BooleanField(default=False)
    order = models.CharField(max_length=200, db_index=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["order"]

    @property
    def place(self) -> str:
        return self.body


class Version(Row):
    """A work in one language. ``document`` is JSON ``multilateral/document/1``, doubts settled.

    ``number`` counts from 1; a correction makes it one more and leaves what stood before as an ``EarlierVersion``.
    """

    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(max_length=10)
    document = models.JSONField()
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="versions")
    entered_at = models.DateTimeField()
    number = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "language"], name="one_version_a_language")]
        # The time is stored behind the document: without an index, each row's text is read to learn it.
        indexes = [models.Index(fields=["-entered_at"], name="version_entered_last")]

    @property
    def place(self) -> str:
        return self.work.body


class EarlierVersion(Row):
    """What a version was until it was corrected, kept whole; why, and by which source, it was replaced."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="earlier")
    number = models.PositiveSmallIntegerField()
    document = models.JSONField()
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="earlier_versions")
    entered_at = models.DateTimeField()
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="corrections")
    reason = models.TextField()
    source = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="one_earlier_version_a_number")]

    @property
    def language(self) -> str:
        return self.version.language

    @property
    def place(self) -> str:
        return self.version.work.body


class Source(Row):
    """Where files of the record were taken from: a collection with its address, its state and its terms."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=300)
    address = models.CharField(max_length=300, blank=True, default="")
    terms = models.TextField(blank=True, default="")


class Rendering(Row):
    """One file in which a version is held; the first of a version is the one that it was read from.

    ``path`` is where the file lay in its source.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="renderings")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="renderings")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="renderings")
    path = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "file"], name="one_rendering_a_file")]

    @property
    def place(self) -> str:
        return self.version.work.body


class Lineage(Row):
    """What one work is to another: ``adopted as``, ``revised as``, ``corrected by``.

    ``basis`` is ``stated`` or ``inferred``: how the record came to know it. What is inferred may be judged by a person,
    on a source; a link that was rejected stays, and is taken for none.
    """

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed"
        REJECTED = "rejected"

    earlier = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="later_links")
    later = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="earlier_links")
    relation = models.CharField(max_length=40)
    basis = models.CharField(max_length=20)
    reasons = models.JSONField(default=list)
    verdict = models.CharField(max_length=20, choices=Verdict, blank=True, default="")
    verdict_source = models.CharField(max_length=500, blank=True, default="")
    judged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="links_judged")
    judged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["earlier", "later", "relation"], name="one_link_a_relation")]

    @property
    def known(self) -> str:
        """What it counts as: ``stated`` once a person has confirmed it, ``rejected`` once one has rejected it."""
        if self.verdict == self.Verdict.REJECTED:
            return "rejected"
        return "stated" if self.verdict == self.Verdict.CONFIRMED else self.basis

    @property
    def body(self) -> str:
        """The body in which the later work is recorded."""
        return self.later.body

    @property
    def place(self) -> str:
        return self.later.body


class OperativeAct(Row):
    """What an adopted paragraph asks of whom, and until when; or which item it puts on an agenda.

    A paragraph may do several things; ``order`` counts them through the text. For an item on an agenda,
    ``due_session`` is the session and nobody is addressed.
    """

    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="operative_acts")
    paragraph = models.CharField(max_length=40)
    verb = models.CharField(max_length=80)
    addressee = models.CharField(max_length=300, blank=True, default="")
    task = models.TextField()
    due_session = models.PositiveSmallIntegerField(null=True)
    due_date = models.DateField(null=True)
    agenda_title = models.CharField(max_length=500, blank=True, default="")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["work", "order"]

    @property
    def place(self) -> str:
        return self.work.body


class Proceedings(Row):
    """What a source tells of how a text came about, as received: a line of a vote file, or the workflow in the XML.

    ``symbol`` is the text's, held or not; ``file`` the file that it stands in, ``number`` its line there (0 where the
    file is the text itself); ``draft`` the draft that it names, if it names one. Nothing is corrected here: two
    sources that differ are two rows.
    """

    symbol = models.CharField(max_length=120, db_index=True)
    draft = models.CharField(max_length=120, blank=True, default="", db_index=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="proceedings")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="proceedings")
    path = models.CharField(max_length=500)
    number = models.PositiveIntegerField()
    line = models.JSONField()
    digest = models.CharField(max_length=64)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["symbol", "digest"], name="one_row_a_line")]
        ordering = ["symbol", "entered_at"]


class Passage(models.Model):
    """Index: one paragraph of one version, for the word search."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="passages")
    place = models.CharField(max_length=40)
    order = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["version"], condition=models.Q(place="title"), name="record_titles")]


class CitationLink(models.Model):
    """Index: one citation in one version; answers "recalled by"."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="citation_links")
    target = models.CharField(max_length=120, db_index=True)
    place = models.CharField(max_length=40)
    text = models.CharField(max_length=200)


class Provision(models.Model):
    """Index: one thing that one operative paragraph decides, or asks of somebody; the follow-up index is made of them.

    ``speaks`` marks those of the one version that speaks for its work: the English one, or else the first that came.
    ``verb`` is plain and English in every language; ``addressed`` holds the single addressees, folded, between bars;
    ``passage`` is the paragraph, by whose words it is found. ``due_body`` is empty where the session is that of
    the General Assembly or of the speaker. ``agenda_kind`` is ``include``, ``consider``, ``seized`` or empty.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="provisions")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="provisions")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, null=True, related_name="provisions")
    speaks = models.BooleanField()
    place = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    paragraph = models.CharField(max_length=40)
    verb = models.CharField(max_length=40)
    addressee = models.CharField(max_length=300)
    addressed = models.CharField(max_length=400)
    task = models.TextField()
    due_session = models.PositiveSmallIntegerField(null=True)
    due_body = models.CharField(max_length=200)
    due_date = models.DateField(null=True)
    agenda_kind = models.CharField(max_length=10)
    agenda_item = models.CharField(max_length=500)
    agenda_title = models.CharField(max_length=500)

    class Meta:
        ordering = ["place", "order"]
        indexes = [
            # Wide enough that most questions are answered from an index, without the words.
            models.Index(
                fields=["speaks", "place", "order", "addressed", "due_session", "verb"], name="provision_in_order"
            ),
            models.Index(
                fields=["speaks", "due_session", "due_body", "place", "order", "addressed"],
                name="provision_by_session",
            ),
            models.Index(fields=["speaks", "due_date"], name="provision_by_date"),
            models.Index(fields=["speaks", "addressee", "verb"], name="provision_by_addressee"),
            models.Index(fields=["agenda_kind", "due_session"], name="provision_on_agenda"),
        ]


class VoteGiven(models.Model):
    """Index: how one State voted on one text, as one source tells it; answers "votes of a State"."""

    proceedings = models.ForeignKey(Proceedings, on_delete=models.CASCADE, related_name="votes_given")
    symbol = models.CharField(max_length=120)
    state = models.CharField(max_length=40, db_index=True)
    choice = models.CharField(max_length=10)
    date = models.DateField(null=True)


class AdoptionTold(models.Model):
    """Index: how one text was adopted, as one source tells it; ``listed`` is how many States it lists by their vote.

    The counts are as stated, ``None`` where none was taken or told.
    """

    proceedings = models.OneToOneField(Proceedings, on_delete=models.CASCADE, related_name="adoption_told")
    symbol = models.CharField(max_length=120, db_index=True)
    how = models.CharField(max_length=20)
    committee = models.CharField(max_length=120, blank=True, default="")
    date = models.DateField(null=True)
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    abstain = models.PositiveSmallIntegerField(null=True)
    listed = models.PositiveSmallIntegerField(default=0)


class SponsorNamed(models.Model):
    """Index: one State that sponsored one text, from the first or later; answers "texts sponsored by"."""

    proceedings = models.ForeignKey(Proceedings, on_delete=models.CASCADE, related_name="sponsors_named")
    symbol = models.CharField(max_length=120)
    state = models.CharField(max_length=40, db_index=True)
    additional = models.BooleanField()
    date = models.DateField(null=True)


class Topic(models.Model):
    """Index: an agenda topic with the texts on it and the lives of their paragraphs.

    ``matrix`` is what ``topic_index`` made of them, without the words; ``None`` until it is reckoned (again).
    """

    slug = models.CharField(max_length=220, unique=True)
    title = models.TextField()
    exercise = models.BooleanField(default=False)
    matrix = models.JSONField(null=True)


class TopicText(models.Model):
    """Index: to which topic a work belongs, on what basis and why; ``topic`` is ``None`` for one that names none."""

    work = models.OneToOneField(Work, on_delete=models.CASCADE, related_name="on_topic")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, null=True, related_name="texts")
    basis = models.CharField(max_length=20, blank=True, default="")
    reason = models.CharField(max_length=200, blank=True, default="")


class Life(models.Model):
    """Index: the words of one row of a topic's matrix, by symbol: redlines as ``texts.compare`` gives them."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="lives")
    number = models.PositiveIntegerField()
    words = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "number"], name="one_life_a_row")]

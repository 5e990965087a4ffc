"""The forms of the rules: what would harm the search is refused in one sentence that says what to do."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from .. import vocabulary, writing
from ..models import Document
from ..query import MAX_QUERY
from ..tending.models import JudgedQuery, Judgement, Promotion, StopPhrase, SynonymGroup
from ..tending.words import normal, split_words, whole
from ..text.folding import key
from . import asking

SHORTEST, LONGEST, MOST_WORDS = 2, 40, 12
MOST_RESOURCES = 5
COMMON = 3
"""A query that was asked so often in thirty days must not become empty."""


class WordsForm(WagtailAdminModelForm):
    """A form with a field of words: kept one a line, each once."""

    def clean_words(self):
        words = split_words(self.cleaned_data["words"])
        if len(words) > MOST_WORDS:
            message = _("一组最多 %(most)d 个词，现在有 %(count)d 个；请分成几组。")
            raise ValidationError(message % {"most": MOST_WORDS, "count": len(words)})
        for word in words:
            self.check_word(word)
        return "\n".join(words)

    def check_word(self, word: str) -> None:
        """Raises ValidationError for a word that no rule can be about."""
        if len(word) > LONGEST:
            raise ValidationError(
                _("“%(word)s…”太长；一个词最多 %(most)d 个字。") % {"word": word[:8], "most": LONGEST}
            )
        if not key(word):
            raise ValidationError(_("“%(word)s”里没有字，只有标点；请删掉这一行。") % {"word": word})


class SynonymForm(WordsForm):
    """Equal words stand in one group only; a broader word has one group."""

    def check_word(self, word: str) -> None:
        super().check_word(word)
        if len(key(word)) < SHORTEST:
            message = _("“%(word)s”只有一个字，会查出太多无关的结果；请写至少两个字的词。")
            raise ValidationError(message % {"word": word})
        if StopPhrase.objects.filter(phrase=word, active=True).exists():
            message = _("“%(word)s”是虚词，检索时会略去；请先在虚词里删掉它。")
            raise ValidationError(message % {"word": word})

    def clean(self):
        data = super().clean()
        words = split_words(data.get("words") or "")
        if not words:
            return data
        if data.get("kind") == SynonymGroup.Kind.NARROWER:
            self._check_broader(data, words)
        else:
            data["broader"] = ""
            self._check_equal(words)
        return data

    def _check_equal(self, words: list[str]) -> None:
        if len(words) < 2:
            self.add_error("words", _("同义词组至少要两个不同的词。"))
        wanted = {normal(word): word for word in words}
        for group in self._others(SynonymGroup.Kind.EQUAL):
            for word in group.word_list:
                if normal(word) in wanted:
                    message = _("“%(word)s”已经在另一组里（%(group)s）；请把新词加到那一组，或先从那一组删掉它。")
                    self.add_error("words", message % {"word": wanted[normal(word)], "group": group})
                    return

    def _check_broader(self, data: dict, words: list[str]) -> None:
        broader = " ".join((data.get("broader") or "").split())
        data["broader"] = broader
        if len(key(broader)) < SHORTEST:
            self.add_error("broader", _("上下位词组要写上位词，至少两个字。"))
        elif normal(broader) in map(normal, words):
            self.add_error("words", _("“%(word)s”不能既是上位词又是下位词。") % {"word": broader})
        for group in self._others(SynonymGroup.Kind.NARROWER):
            if broader and normal(group.broader) == normal(broader):
                message = _("“%(word)s”已经有一组下位词（%(group)s）；请把新词加到那一组。")
                self.add_error("broader", message % {"word": broader, "group": group})
                return

    def _others(self, kind: str):
        return SynonymGroup.objects.filter(kind=kind).exclude(pk=self.instance.pk)


class StopForm(WagtailAdminModelForm):
    """A phrase that something is called, or that people ask by itself, does ask something."""

    def clean_phrase(self):
        phrase = "".join(self.cleaned_data["phrase"].split())
        if not key(phrase):
            raise ValidationError(_("请写至少一个字。"))
        if StopPhrase.objects.filter(phrase=phrase).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("“%(phrase)s”已经是虚词；请打开那一条修改。") % {"phrase": phrase})
        self._check_titles(phrase)
        kind = vocabulary.known([phrase, normal(phrase)]).get(phrase)
        if kind is not None and kind != vocabulary.STOP:
            message = _("“%(phrase)s”是词表或编目里的词，略去它就查不到这些内容；请换一个不带实义的说法。")
            raise ValidationError(message % {"phrase": phrase})
        self._check_queries(phrase)
        return phrase

    def _check_titles(self, phrase: str) -> None:
        moment = writing.now()
        public = Document.objects.visible_at(moment).filter(title_key=key(phrase))
        if found := public.values_list("title", flat=True).first():
            message = _("有一项公开内容就叫“%(title)s”，不能把它当作虚词。")
            raise ValidationError(message % {"title": found})

    def _check_queries(self, phrase: str) -> None:
        emptied = asking.recent(lambda text: _is_emptied(normal(text), normal(phrase)))
        for text, times in emptied:
            if times >= COMMON:
                message = _(
                    "最近 %(days)d 天有 %(times)d 次检索就是“%(text)s”，略去“%(phrase)s”后没有词可查；不能作虚词。"
                )
                raise ValidationError(message % {"days": asking.DAYS, "times": times, "text": text, "phrase": phrase})


def _is_emptied(text: str, phrase: str) -> bool:
    if phrase not in text:
        return False
    rest = key(text.replace(phrase, ""))
    return not rest or vocabulary.known([rest]).get(rest) == vocabulary.STOP


class PromotionForm(WordsForm):
    """What is recommended is public, and no word has two recommendations at one time."""

    def clean(self):
        data = super().clean()
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("结束日期不能早于开始日期。"))
        elif ends and ends < timezone.localdate() and "ends" in self.changed_data:
            self.add_error("ends", _("结束日期已经过去；请写今天或以后的日期，或者空着。"))
        wanted = {whole(word): word for word in split_words(data.get("words") or "")}
        for other in Promotion.objects.filter(active=True).exclude(pk=self.instance.pk):
            shared = next((word for word in other.word_list if whole(word) in wanted), None)
            if shared and data.get("active") and _overlap(starts, ends, other.starts, other.ends):
                message = _("“%(word)s”在同一时间已有另一条推荐（%(other)s）；请改那一条，或错开日期。")
                self.add_error("words", message % {"word": wanted[whole(shared)], "other": other})
                break
        return data

    def is_valid(self):
        valid = super().is_valid()
        if not hasattr(self, "_public"):
            self._public = self._has_public_resources()
        return valid and self._public

    @property
    def chosen(self) -> list[str]:
        """The ids of the resources, in their order; the form must have been checked."""
        return chosen_ids(self.formsets["resources"])

    def _has_public_resources(self) -> bool:
        chosen, moment = self.chosen, writing.now()
        documents = Document.objects.filter(resource_id__in=chosen)
        titles = dict(documents.values_list("resource_id", "title"))
        public = documents.visible_at(moment)
        hidden = set(chosen).difference(public.values_list("resource_id", flat=True))
        fault = ""
        if not chosen:
            fault = _("请至少选一项要推荐的内容。")
        elif len(chosen) > MOST_RESOURCES:
            fault = _("最多推荐 %(most)d 项；请删掉几项。") % {"most": MOST_RESOURCES}
        elif hidden:
            first = next(name for name in chosen if name in hidden)
            message = _("“%(title)s”现在没有公开，市民看不到；请换一项或先发布它。")
            fault = message % {"title": titles.get(first, first)}
        elif len(set(chosen)) < len(chosen):
            fault = _("有一项选了两次；请删掉一个。")
        if fault:
            self.add_error(None, fault)
        return not fault


def chosen_ids(formset: forms.BaseFormSet) -> list[str]:
    """The resources that a formset leaves, in their order."""
    rows = [form.cleaned_data for form in formset.forms if form.is_valid() and form.cleaned_data]
    kept = [row for row in rows if not row.get("DELETE") and row.get("resource_id")]
    return [row["resource_id"] for row in sorted(kept, key=lambda row: row.get("ORDER") or 0)]


def _overlap(first_start, first_end, second_start, second_end) -> bool:
    starts_in_time = not (first_start and second_end) or first_start <= second_end
    return starts_in_time and (not (second_start and first_end) or second_start <= first_end)


class JudgedForm(WagtailAdminModelForm):
    """A judged query: every resource once; results left without a grade are not kept."""

    def clean_query(self):
        query = " ".join(self.cleaned_data["query"].split())[:MAX_QUERY]
        if not key(query):
            raise ValidationError(_("请写检索词。"))
        if JudgedQuery.objects.filter(query=query).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("“%(query)s”已经有评判用例；请打开那一条修改。") % {"query": query})
        return query

    def is_valid(self):
        if not super().is_valid():
            return False
        formset = self.formsets["judgements"]
        chosen = chosen_ids(formset)
        graded = [form for form in formset.forms if form.cleaned_data.get("grade") is not None]
        if len(set(chosen)) < len(chosen):
            self.add_error(None, _("同一项结果评了两次；请删掉一个。"))
        elif not graded:
            self.add_error(None, _("请至少给一项结果评分。"))
        return not self.errors

    def save(self, commit=True):
        judged = super().save(commit=commit)
        if commit:
            Judgement.objects.filter(judged=judged, grade__isnull=True).delete()
        return judged

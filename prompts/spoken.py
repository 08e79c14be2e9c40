"""What somebody typed, as a listener would hear it, and phrases that are listened for (the crisis lists)."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_FUZZY_FROM = 6  # letters; CLINICAL.md 3.9: edit distance 1 for words of six letters or more
_JOINED_FROM = 5  # letters of one word that was written as two
_GAP = 3  # words that ".." may stand for
_TEN_OR_MORE = "10+"
_GLUED_FROM, _GLUED_TO = 7, 60  # letters of a word that may be several words written as one
_GLUED_GAP = 2  # letters; "to" in "iwanttodie"
_LONGEST_SPELLED = 12
_MOST_STARS = 2  # "s**cide"

_DEFINITION = re.compile(r"(@\w+) = (\S+)")
_LEET = (str.maketrans("0134578", "oieastb"), str.maketrans("0134578", "oleastb"))
_SYMBOLS = str.maketrans("@$!€", "asie")
# Letters of other scripts, and special ones, that look like a Latin letter.
_LOOK_ALIKE = str.maketrans("авекмнорстухіѕјԁӏαβεικνορτυχıłøđɡ", "abekmhopctyxisjdlabeikvoptuxilodg")
_BOXED = {first + i: chr(ord("a") + i) for first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6) for i in range(26)}
_TWO_LETTERS = str.maketrans({"æ": "ae", "œ": "oe"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SYMBOL_IN_WORD = re.compile(r"(?<=\w)[@$!€]+(?=\w)")
_STAR_IN_WORD = re.compile(r"(?<=\w)\*{1,3}(?=\w)")
_STAR = "\ue000"  # stands for a letter that was starred out; a private sign, kept by the word pattern
_WORD = re.compile(rf"[^\W_]+(?:{_STAR}+[^\W_]+)*")


def spoken(text: str) -> tuple[str, ...]:
    """Words without case, accents, invisible signs, look-alike letters and digits, and repeats ("heeelp" -> "help")."""
    return tuple(_single(word.translate(_LEET[0]) if not word.isdecimal() else word) for word in _words(text))


@dataclass(frozen=True)
class _Pattern:
    """One listed phrase: the numbers of its places, None where up to three other words may stand."""

    places: tuple[int | None, ...]

    @property
    def words(self) -> int:
        return sum(place is not None for place in self.places)


Heard = Sequence[Sequence[tuple[int, frozenset[int]]]]


class Lexicon:
    """
    Phrases that are listened for. Each list is read by itself, line by line:

    - `cannot breathe`: these words in this order; `cant/cannot breathe`: one of these words, then that one;
    - `took .. pills`: up to three other words between; `suicid-`: any word that begins so; `10+`: a number from ten;
    - `@me = me/myself`: a name for words, written `@me` in later lines, and again to add words to it;
    - `= cortarme`: letter by letter, because everyday words stand one slip away.

    Words of six letters or more are heard with one slip (a letter wrong, missing or added, or two swapped), and all
    words also when spelled out, starred out or run together.
    """

    def __init__(self, lists: Iterable[Sequence[str]]) -> None:
        self._places: dict[frozenset[str], int] = {}
        self._exact: defaultdict[str, set[int]] = defaultdict(set)
        self._stems: defaultdict[str, set[int]] = defaultdict(set)
        self._slips: defaultdict[str, set[str]] = defaultdict(set)
        self._fuzzy: defaultdict[str, set[int]] = defaultdict(set)
        self._tens: set[int] = set()
        self._by_first: defaultdict[int, list[_Pattern]] = defaultdict(list)
        for lines in lists:
            named: dict[str, list[str]] = {}
            for line in lines:
                self._read(line, named)
        self._longest = max((len(word) for word in self._exact), default=0)

    def holds(self, text: str) -> bool:
        """True if any listed phrase stands in `text`."""
        words = _words(text)
        return (
            self._stands(self._heard(words), gap=_GAP)
            or any(self._is_glued(_heard_as(word)[0], fewest=2) for word in words)
            or any(self._is_glued(run, fewest=1) for run in _spelled_out(words))
        )

    def _read(self, line: str, named: dict[str, list[str]]) -> None:
        if definition := _DEFINITION.fullmatch(line):
            name, meant = definition.groups()
            named[name] = [word for part in meant.split("/") for word in _meant(part, named)]
            return
        is_exact, places = line.startswith("="), list[int | None]()
        for part in line.removeprefix("=").split():
            if part == "..":
                places.append(None)
            else:
                places.append(
                    self._place([word for piece in part.split("/") for word in _meant(piece, named)], is_exact)
                )
        if not places or places[0] is None or places[-1] is None:
            raise ValueError(f'"{line}" begins and ends with a word, not with "..".')
        self._by_first[places[0]].append(_Pattern(tuple(places)))

    def _place(self, words: Sequence[str], is_exact: bool) -> int:
        key = frozenset((*words, "=") if is_exact else words)
        if key in self._places:
            return self._places[key]
        place = self._places[key] = len(self._places)
        if _TEN_OR_MORE in words:
            self._tens.add(place)
        for word in words:
            for spelled in {word, word.casefold().translate(_UMLAUTS)}:
                bare = "".join(_words(spelled.removesuffix("-")))
                heard = _single(bare)
                if word.endswith("-"):
                    self._stems[heard].add(place)
                    continue
                self._exact[heard].add(place)
                if len(bare) >= _FUZZY_FROM and not is_exact:
                    self._fuzzy[heard].add(place)
                    for less in (heard, *_one_less(heard)):
                        self._slips[less].add(heard)
        return place

    def _heard(self, words: Sequence[str]) -> Heard:
        heard: list[list[tuple[int, frozenset[int]]]] = []
        for at, word in enumerate(words):
            here = [(at + 1, self._of(word))]
            if at + 1 < len(words):
                joined = _single(word + words[at + 1])  # "sui cide", "can t"
                is_long = len(word + words[at + 1]) >= _JOINED_FROM or len(words[at + 1]) == 1
                if is_long and joined in self._exact:
                    here.append((at + 2, frozenset(self._exact[joined])))
            here += [(at + len(run), self._exact_of(run)) for run in _letters_from(words, at)]
            heard.append(here)
        return heard

    def _exact_of(self, run: str) -> frozenset[int]:
        return frozenset(self._exact.get(_single(run), ()))

    def _of(self, word: str) -> frozenset[int]:
        found = set(self._tens) if word.isdecimal() and int(word) >= 10 else set[int]()
        for heard in _heard_as(word):
            found |= self._exact.get(heard, set())
            for length in range(3, len(heard) + 1):
                found |= self._stems.get(heard[:length], set())
            if len(heard) >= _FUZZY_FROM - 2:
                for less in (heard, *_one_less(heard)):
                    for wanted in self._slips.get(less, ()):
                        if is_one_slip(heard, wanted):
                            found |= self._fuzzy[wanted]
        return frozenset(found)

    def _is_glued(self, letters: str, fewest: int) -> bool:
        """Whether a phrase of at least `fewest` words is written in one, somewhere in these letters."""
        if not _GLUED_FROM - 2 <= len(letters) <= _GLUED_TO:
            return False
        heard = [
            [
                (end, frozenset(self._exact[letters[at:end]]))
                for end in range(at + 1, min(len(letters), at + self._longest) + 1)
                if letters[at:end] in self._exact
            ]
            for at in range(len(letters))
        ]
        return self._stands(
            heard, gap=_GLUED_GAP, fewest=fewest, shortest=_GLUED_FROM if fewest > 1 else _FUZZY_FROM - 1
        )

    def _stands(self, heard: Heard, gap: int, fewest: int = 1, shortest: int = 0) -> bool:
        return any(
            _goes_on(pattern.places, 1, heard, end, gap, at + shortest)
            for at, here in enumerate(heard)
            for end, places in here
            for place in places
            for pattern in self._by_first.get(place, ())
            if pattern.words >= fewest
        )


def _goes_on(places: Sequence[int | None], step: int, heard: Heard, at: int, gap: int, least: int) -> bool:
    if step == len(places):
        return at >= least
    if places[step] is None:
        ends = range(at, min(at + gap, len(heard)) + 1)
        return any(_goes_on(places, step + 1, heard, end, gap, least) for end in ends)
    if at >= len(heard):
        return False
    return any(places[step] in found and _goes_on(places, step + 1, heard, end, gap, least) for end, found in heard[at])


def is_one_slip(one: str, other: str) -> bool:
    """True if the words are the same but for one letter wrong, missing or added, or two neighbours swapped."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    place = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) != len(other):
        return one[place:] == other[place + 1 :]
    is_swapped = one[place : place + 2] == other[place : place + 2][::-1] and one[place + 2 :] == other[place + 2 :]
    return is_swapped or one[place + 1 :] == other[place + 1 :]


def _one_less(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _meant(part: str, named: dict[str, list[str]]) -> list[str]:
    if part.startswith("@"):
        if part not in named:
            raise ValueError(f"{part} is used before it is given words.")
        return named[part]
    return [part]


def _words(text: str) -> list[str]:
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).translate(_BOXED).casefold())
    seen = "".join(sign for sign in flat if unicodedata.category(sign) not in ("Mn", "Me", "Cf"))
    seen = seen.translate(_LOOK_ALIKE).translate(_TWO_LETTERS)
    seen = _SYMBOL_IN_WORD.sub(lambda found: found[0].translate(_SYMBOLS), seen)
    seen = _STAR_IN_WORD.sub(lambda found: _STAR * len(found[0]), seen)
    return _WORD.findall(re.sub(r"['’‘`´]", "", seen))


def _heard_as(word: str) -> list[str]:
    """The ways to read one word: digits as letters, starred-out letters as any vowel or none."""
    if word.isdecimal():
        return [_single(word)]
    read = {word.translate(table) for table in _LEET} if any(sign.isdigit() for sign in word) else {word}
    if _STAR not in word:
        return sorted(_single(way) for way in read)
    stars = re.findall(f"{_STAR}+", word)
    if len(stars) > _MOST_STARS:
        return [_single(word.replace(_STAR, ""))]
    ways = {way for one in read for way in _filled(one, len(word.split(_STAR)) - 1)}
    return sorted(_single(way) for way in ways)


def _filled(word: str, stars: int) -> Iterator[str]:
    for letters in itertools.product(("", *"aeiou"), repeat=min(stars, 3)):
        filled = word
        for letter in letters:
            filled = filled.replace(_STAR, letter, 1)
        yield filled.replace(_STAR, "")


def _spelled_out(words: Sequence[str]) -> Iterator[str]:
    """Runs of at least three words of one or two letters, written together: "k i l l" is "kil"."""
    for is_short, run in itertools.groupby(words, key=lambda word: len(word) <= 2):
        letters = list(run)
        if is_short and len(letters) >= 3:
            yield _single("".join(letters).translate(_LEET[0]))


def _letters_from(words: Sequence[str], at: int) -> Iterator[str]:
    """The words that may be spelled letter by letter from this place on: "k i l l"."""
    letters = list(itertools.takewhile(lambda word: len(word) == 1, words[at : at + _LONGEST_SPELLED]))
    return ("".join(letters[:length]).translate(_LEET[0]) for length in range(3, len(letters) + 1))


def _single(word: str) -> str:
    return "".join(sign for place, sign in enumerate(word) if place == 0 or sign != word[place - 1])

"""People made up for the tests, each decided by a number."""

from lab.diary import DiaryDay, DiaryPerson, on_day
from lab.living import Random


def made_up(number: int, days: int) -> DiaryPerson:
    """A person of 15 to 25 usual days, then whatever comes: hard days, silence, steps, use, things staff saw."""
    rng = Random(number)
    usual = {key: rng.randint(3, 7) for key in ("pain", "mood", "sleep")} | {"craving": rng.randint(0, 4)}
    programme, medicine = rng.choice(["pain", "oud"]), rng.choice(["extended_release", "methadone", "buprenorphine"])
    steady, plan = rng.randint(15, 25), 60.0
    made = []
    for n in range(days):
        if n > steady and not rng.randrange(20):
            plan = rng.choice([plan * 0.9, plan * 0.5, 0.0, 60.0])
        told_always = {"dose_plan_mg": plan, "programme": programme, "medicine": medicine}
        hard = n > steady and (n // 4) % 3 == 0
        if rng.random() < (0.1 if n <= steady else 0.3) or (n > steady and n % 40 > 30 and number % 3 == 0):
            made.append(DiaryDay(on_day(n), **told_always))
            continue
        scores = {key: min(10, max(0, value + rng.randint(-1, 1))) for key, value in usual.items()}
        count = rng.randint(1, 5) if hard else rng.choice([0, 0, 0, 1])
        if hard:
            scores |= {"pain": min(10, usual["pain"] + rng.randint(1, 4)), "mood": 1, "craving": rng.randint(2, 9)}
        if n > steady and not rng.randrange(15):
            del scores[rng.choice(list(scores))]
        often = {
            "extra_doses": rng.choice([None, None, 0, 1, 2]) if hard else None,
            "other_use": rng.choice([None, (), ("opioid",), ("sedative",)]) if n > steady and n % 7 == 6 else None,
            "stress": rng.randint(0, 10) if n % 3 == 0 else None,
            "anxiety": rng.randint(0, 10) if n % 4 == 0 else None,
            "activity": rng.randint(0, 10) if n % 7 == 5 else None,
            "enjoyment": rng.randint(0, 10) if n % 7 == 1 else None,
            "withdrawal_grade": rng.randint(0, 3) if n % 10 == 9 else None,
            "contact": True if n % 13 == 12 else None,
            "urine_positive": n % 2 == 0 if n % 11 == 10 else None,
        }
        dose = rng.choice(["as_planned", "as_planned", "less", "more", "ran_out", "declined"]) if hard else "as_planned"
        made.append(
            DiaryDay(
                on_day(n),
                body=max(count, rng.randint(0, 8)) if count else 0,
                body_count=count,
                dose_taken=dose,
                **scores,
                **often,
                **told_always,
            )
        )
    return DiaryPerson(f"P{number}", tuple(made))

"""Every page of the team's, in the order of the menu: what this list does not have, nobody can open."""

from careteam.web.team import (
    doses,
    enrol,
    inbox,
    now,
    packs,
    patient,
    patients,
    phone,
    population,
    queues,
    record,
    rota,
    settings,
    trail,
    visit,
)
from careteam.web.team.pages import Page

PAGES: tuple[Page, ...] = (
    now.PAGE,
    patients.PAGE,
    patient.PAGE,
    visit.PAGE,
    doses.PAGE,
    record.PAGE,
    phone.PAGE,
    inbox.PAGE,
    enrol.PAGE,
    queues.PAGE,
    rota.PAGE,
    population.PAGE,
    packs.PAGE,
    trail.PAGE,
    settings.PAGE,
)

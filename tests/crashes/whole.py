"""What must hold of all rows together, however the server ended: one line is printed for each thing half done."""

HALF_DONE = """
from glitterball.adapters.keys import ShreddedError, NoKeyError
from glitterball.apps.consents.models import Consent
from glitterball.adapters.keys.sealed import sealed_columns
from glitterball.apps.consents.texts import RELEASE
from glitterball.apps.couples.models import Couple, Member
from glitterball.apps.picture.models import Choice, Release
from glitterball.apps.reveals.models import Exchange, Part, Revealed
with across_persons():
    for person in Person.objects.all():
        of = {"person": person}
        standing = Consent.objects.filter(**of, scope="store", withdrawn_at=None).count()
        if standing != 1 or not Sitting.objects.filter(**of).count():
            print("a person with", standing, "consents and", Sitting.objects.filter(**of).count(), "sittings")
        if person.is_locked and person.id in server_ring().with_both():
            print("an open key that outlives a lock")
        if person.is_locked:
            continue  # the writer opens it with the passphrase
        for row in Sitting.objects.filter(**of):
            for column in filter(lambda column: getattr(row, column), sealed_columns(Sitting)):
                try:
                    opened(row, column, server_ring().open(person.id))
                except Exception as error:
                    print("a", column, "that does not open:", type(error).__name__)
    for couple in Couple.objects.all():
        standing = Member.objects.filter(couple=couple, is_standing=True).count()
        if standing != (0 if couple.separated_on else 2) or Member.objects.filter(couple=couple).count() != 2:
            print("half of a couple:", standing, "of two stand")
        if couple.separated_on and Release.objects.filter(couple=couple).count():
            print("a release that outlives its couple")
        if couple.separated_on and couple.id not in server_ring().shredded():
            print("a key that outlives its couple")
    for release in Release.objects.all():
        if Consent.objects.filter(person_id=release.person_id, scope=RELEASE.scope, withdrawn_at=None).count() != 1:
            print("a release without its consent")
        if Choice.objects.filter(person_id=release.person_id).count():
            print("a release that is still thought about")
    for exchange in Exchange.objects.all():
        parts = list(Part.objects.filter(exchange=exchange))
        opened_words = Revealed.objects.filter(part__exchange=exchange).count()
        if opened_words not in (0, 2) or sum(part.is_open for part in parts) != opened_words:
            print("half of a reveal")
    rows = [*Sitting.objects.values_list("person_id", flat=True), *Consent.objects.values_list("person_id", flat=True)]
    for left in {*rows, *Person.objects.values_list("id", flat=True)} & set(server_ring().shredded()):
        print("rows of somebody who is deleted")
"""

"""What must hold of all rows together, however the server ended: one line is printed for each thing half done."""

HALF_DONE = """
from glitterball.adapters.keys import ShreddedError, NoKeyError
from glitterball.apps.consents.models import Consent
from glitterball.adapters.keys.sealed import sealed_columns
with across_persons():
    for person in Person.objects.all():
        of = {"person": person}
        standing = Consent.objects.filter(**of, scope="store", withdrawn_at=None).count()
        if standing != 1 or not Sitting.objects.filter(**of).count():
            print("a person with", standing, "consents and", Sitting.objects.filter(**of).count(), "sittings")
        if person.is_locked:
            continue  # the writer opens it with the passphrase
        for row in Sitting.objects.filter(**of):
            for column in filter(lambda column: getattr(row, column), sealed_columns(Sitting)):
                try:
                    opened(row, column, server_ring().open(person.id))
                except Exception as error:
                    print("a", column, "that does not open:", type(error).__name__)
    rows = [*Sitting.objects.values_list("person_id", flat=True), *Consent.objects.values_list("person_id", flat=True)]
    for left in {*rows, *Person.objects.values_list("id", flat=True)} & set(server_ring().shredded()):
        print("rows of somebody who is deleted")
"""

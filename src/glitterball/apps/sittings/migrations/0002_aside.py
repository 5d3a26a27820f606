from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sittings", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="sitting",
            name="is_aside",
            field=models.BooleanField(default=False),
        ),
    ]

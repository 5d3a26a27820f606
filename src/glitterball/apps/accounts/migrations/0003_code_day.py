from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_couple"),
    ]

    operations = [
        migrations.AddField(
            model_name="returncode",
            name="made_on",
            field=models.DateField(null=True),
        ),
    ]

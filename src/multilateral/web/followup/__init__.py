"""Pages of what was agreed and is carried out: the register, the framework, contacts, needs and offers."""

from multilateral.web.followup import capacity, contacts, framework, register

urlpatterns = [
    *register.urlpatterns,
    *framework.urlpatterns,
    *contacts.urlpatterns,
    *capacity.urlpatterns,
]

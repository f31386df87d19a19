"""Who is acting: the roles a person holds on a day, and where."""

from dataclasses import dataclass, field

from .text import Choice


class Role(Choice):
    STAFF = "staff", "Staff", "一般従業者"
    HEAD = "head", "Department head", "部門責任者"
    SECRETARIAT = "secretariat", "PMS secretariat", "PMS事務局"
    MANAGER = "manager", "Protection manager", "個人情報保護管理者"
    AUDITOR = "auditor", "Chief auditor", "個人情報保護監査責任者"
    INTERNAL_AUDITOR = "internal_auditor", "Internal auditor", "内部監査員"
    TRAINER = "trainer", "Training officer", "教育責任者"
    DESK = "desk", "Complaints and requests officer", "苦情・相談窓口責任者"
    SYSADMIN = "sysadmin", "System administrator", "システム管理者"
    TOP = "top", "Top management", "代表者"
    SYSTEM = "system", "Program", "自動処理"


LOCAL = frozenset({Role.STAFF, Role.HEAD})  # roles that reach no further than a department


@dataclass(frozen=True, slots=True)
class Standing:
    """A person on a day. `heads` are the ids of the departments the person answers for."""

    person: int
    name: str
    department: int | None = None
    roles: frozenset[Role] = frozenset({Role.STAFF})
    heads: frozenset[int] = field(default_factory=frozenset)

    def holds(self, roles: frozenset[Role], department: int | None = None) -> bool:
        """Whether one of these roles is held, here: head and staff count only at home."""
        if (self.roles & roles) - LOCAL or Role.SYSTEM in self.roles:
            return True
        if Role.HEAD in roles and department in self.heads:
            return True
        at_home = department is not None and department == self.department
        return Role.STAFF in roles and (at_home or department in self.heads)

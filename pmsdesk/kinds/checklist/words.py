"""The measures, audiences and frequencies a checklist speaks of."""

from ...base.text import Choice


class Measure(Choice):
    BASIC_POLICY = "basic_policy", "Basic policy", "基本方針"
    HANDLING_RULES = "handling_rules", "Handling rules", "取扱いの規律"
    ORGANIZATIONAL = "organizational", "Organizational", "組織的安全管理措置"
    PERSONNEL = "personnel", "Personnel", "人的安全管理措置"
    PHYSICAL = "physical", "Physical", "物理的安全管理措置"
    TECHNICAL = "technical", "Technical", "技術的安全管理措置"
    EXTERNAL = "external_environment", "External environment", "外的環境の把握"
    CONTRACTORS = "contractors", "Contractors", "委託先の監督"
    REQUESTS = "requests_and_complaints", "Requests and complaints", "開示等の請求・苦情"
    WEB = "web", "Web and cookies", "Web・Cookie"


class Audience(Choice):
    HEAD = "dh", "Department head", "部門責任者"
    MANAGER = "ppm", "Protection manager", "個人情報保護管理者"
    SYSTEM = "sys", "System administrator", "システム管理者"
    PERSONNEL = "hr", "Personnel", "人事担当"
    TRAINER = "edu", "Training officer", "教育責任者"
    DESK = "dsk", "Complaints and requests officer", "苦情・相談窓口責任者"
    WEB = "web", "Website owner", "Web担当"
    AUDITOR = "aud", "Chief auditor", "監査責任者"
    SECRETARIAT = "sec", "PMS secretariat", "PMS事務局"


class Size(Choice):
    ORDINARY = "ordinary", "Ordinary method", "通常の手法"
    SMALL = "small", "Small-business method", "中小規模事業者の手法"
    BOTH = "both", "Both", "共通"

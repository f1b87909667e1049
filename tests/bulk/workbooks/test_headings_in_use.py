"""Headings that chambers of commerce, forwarders and Russian firms use: what each means, which are asked about, and which are beside the point."""

import pytest

from sme_check.bulk.workbooks.heading_words import meaning_of
from sme_check.bulk.workbooks.layout import plan_of

BOOKS = plan_of("partnerships")
MEANT = [
    ("Company INN", "business.inn"), ("Partner INN", "business.inn"), ("Counterparty INN", "business.inn"), ("INN of the company", "business.inn"),
    ("Partner's INN", "business.inn"), ("INN (tax ID)", "business.inn"), ("INN/KPP", "business.inn"), ("ИНН/КПП", "business.inn"),
    ("ИНН контрагента", "business.inn"), ("ИНН партнёра", "business.inn"), ("ИНН юрлица", "business.inn"), ("Company OGRN", "business.ogrn"),
    ("ОГРН контрагента", "business.ogrn"), ("ОГРН/ОГРНИП", "business.ogrn"), ("Counterparty name", "business.name"),
    ("Name of Russian company", "business.name"), ("Legal name", "business.name"), ("Наименование контрагента", "business.name"),
    ("Полное наименование организации", "business.name"), ("Краткое наименование", "business.name"),
    ("Наименование юридического лица", "business.name"), ("Firmenname", "business.name"), ("Raison sociale", "business.name"),
    ("Company kind", "business.kind"), ("Регион контрагента", "business.region"), ("Регион РФ", "business.region"),
    ("Company OKVED", "business.okved_main"), ("ОКВЭД основной", "business.okved_main"), ("ОКВЭД доп.", "business.okved_others"),
    ("Number of staff", "business.headcount"), ("Среднесписочная численность работников", "business.headcount"),
    ("Turnover (RUB m)", "business.revenue_million_rub"), ("Выручка, млн руб.", "business.revenue_million_rub"),
    ("Категория субъекта МСП", "business.sme_register"), ("State-owned?", "business.state_controlled"),
    ("State owned (Y/N)", "business.state_controlled"), ("ОПФ", "business.legal_form"), ("Supplier INN", "activity.others[0].inn"),
    ("ИНН поставщика", "activity.others[0].inn"), ("Buyer INN", "activity.others[0].inn"), ("ИНН покупателя", "activity.others[0].inn"),
    ("Buyer", "activity.others[0].name"), ("Shipper name", "activity.others[0].name"), ("Ultimate consignee", "activity.others[0].name"),
    ("Страховая компания", "activity.others[0].name"), ("Транспортная компания", "activity.others[0].name"),
    ("Empfänger", "activity.others[0].name"), ("Fournisseur", "activity.others[0].name"), ("UBO name", "business.owners[0].name"),
    ("Ultimate beneficial owner", "business.owners[0].name"), ("Материнская компания", "business.owners[0].name"),
    ("ФИО бенефициара", "business.owners[0].name"), ("ИНН учредителя", "business.owners[0].inn"),
    ("Доля в уставном капитале, %", "business.owners[0].share"), ("Ownership percentage", "business.owners[0].share"),
    ("Company director", "business.officers[0].name"), ("ФИО руководителя", "business.officers[0].name"),
    ("Geschäftsführer", "business.officers[0].name"), ("Beneficiary bank", "business.banks[0].name"),
    ("Банк-корреспондент", "business.banks[0].name"), ("БИК банка", "business.banks[0].bic"), ("SWIFT/BIC", "business.banks[0].bic"),
    ("What they want to do", "activity.description"), ("Project description", "activity.description"), ("Invoice value", "activity.amount"),
    ("Сумма сделки", "activity.amount"), ("Цена контракта", "activity.amount"), ("Валюта договора", "activity.amount.currency"),
    ("Дата заключения договора", "activity.contract_date"), ("Bestimmungsland", "activity.delivered_to"),
    ("Description of goods", "goods.description"), ("Наименование товаров", "goods.description"), ("HS Code (6 digits)", "goods.code"),
    ("Commodity Code (10 digit)", "goods.code"), ("Код товара по ТН ВЭД", "goods.code"), ("Zolltarifnummer", "goods.code"),
    ("Country of manufacture", "goods.origin"), ("Страна происхождения товара", "goods.origin"), ("Pays d'origine", "goods.origin"),
    ("Страна отгрузки", "goods.consigned_from"),
]  # fmt: skip
ASKED = [
    ("Bank owner", "business.banks[0].owners[0].name"), ("Владелец банка", "business.banks[0].owners[0].name"),
    ("Partner's bank", "business.banks[0].name"), ("Банк контрагента", "business.banks[0].name"), ("Страна контрагента", "business.established_in"),
    ("Nature of business", "business.okved_main"), ("Annual turnover", "business.revenue_million_rub"), ("Предмет сделки", "activity.description"),
    ("Предмет договора", "activity.description"), ("Тип сделки", "activity.kind"), ("Вид операции", "activity.kind"),
    ("Proposed activity", "activity.kind"), ("Place of delivery", "activity.delivered_to"), ("Final destination", "activity.delivered_to"),
    ("End user country", "activity.used_in"), ("End use", "activity.purpose"), ("Выручка, тыс. руб.", ""), ("Выручка, руб.", ""),
    ("ИНН клиента", ""), ("Банк поставщика", ""), ("Delivery address", ""), ("Адрес доставки", ""), ("Buyer country", ""), ("Notify party", ""),
    ("Incoterms", ""), ("Базис поставки", ""), ("Port of loading", ""), ("Vessel name", ""), ("Under sanctions?", ""), ("Sanctions status", ""),
    ("Dual use", ""), ("PEP", ""), ("Owner?", "business.owners[0].name"), ("Signatory", ""), ("Contact person", ""), ("Beneficiary", ""), ("Partner type", ""),
    ("UK company INN", ""), ("Site of business", ""), ("Unit", ""),
]  # fmt: skip
ASIDE = [
    "Registered address", "Адрес контрагента", "Фактический адрес", "Quantity", "Кол-во", "Ед. изм.", "Gross weight (kg)",
    "Вес нетто", "№ договора", "КПП", "Company website",
]  # fmt: skip


@pytest.mark.parametrize(("heading", "path"), MEANT)
def test_a_heading_in_use_is_understood(heading: str, path: str) -> None:
    """A word for the business beside what it asks changes nothing."""
    assert meaning_of(heading, BOOKS).path == path


@pytest.mark.parametrize(("heading", "proposed"), ASKED)
def test_a_heading_of_several_meanings_is_asked_about(heading: str, proposed: str) -> None:
    """With the likeliest fact, or none: a wrong guess is worse than a question."""
    meaning = meaning_of(heading, BOOKS)

    assert (meaning.path, meaning.how, meaning.proposed) == (None, "near" if proposed else "unknown", proposed)


@pytest.mark.parametrize("heading", ASIDE)
def test_a_heading_of_what_no_rule_asks_is_set_aside(heading: str) -> None:
    """Its cells leave no doubt."""
    assert meaning_of(heading, BOOKS).how == "ignored"


@pytest.mark.parametrize("heading", ["Company INN", "Наименование контрагента", "ОГРН контрагента"])
@pytest.mark.parametrize("sheet", ["owners", "officers", "banks", "others"])
def test_the_business_is_no_member_of_a_list(heading: str, sheet: str) -> None:
    """On a sheet of owners the company's INN joins the sheet, and is not an owner's."""
    assert meaning_of(heading, plan_of(sheet)).path is None

"""What columns are called in German, French, Spanish, Japanese and Korean.

The words are those of Thunderbird's export in these languages (its header speaks the language of
the window) and of plain tables; written like the lists of `column_synonyms`.
"""

from __future__ import annotations

# ruff: noqa: E501 - a row of names is one line
NAMES = """
display = Anzeigename | Nom à afficher | Nom complet | Nombre para mostrar | Nombre completo | Nombre y apellidos | 表示名
name = Vor- und Nachname | Kontakt | Ansprechpartner | Nom | Nombre | Contacto | お名前 | 名前 | 이름 | 성명
family = Nachname | Familienname | Nom de famille | Apellido | Apellidos | セイ
given = Vorname | Prénom | Prenom | Nombre de pila | メイ
middle = Zweiter Vorname | Deuxième prénom | Segundo nombre
nickname = Spitzname | Surnom | Apodo | ニックネーム
salutation = Anrede | Civilité | Tratamiento
company = Firma | Unternehmen | Société | Entreprise | Empresa | Organización | 회사 | 회사명 | 会社名 | 勤務先 | 組織名 | 貴社名
title = Arbeitstitel | Berufsbezeichnung | Stellung | Funktion | Fonction | Poste | Titre | Cargo | Puesto | 직책 | 직위 | 肩書き
department = Abteilung | Service | Departamento | 부서 | 部署名
methods:phone = Telefon | Telefonnummer | Tel.-Nr. | Rufnummer | Téléphone | N° de téléphone | Teléfono | ＴＥＬ | 전화 | 전화번호
methods:phone@work = Tel. dienstlich | Telefon dienstlich | Telefon geschäftlich | Telefon (geschäftlich) | Tél. professionnel | Téléphone professionnel | Téléphone (bureau) | Teléfono del trabajo | 勤務先の電話番号 | 会社電話
methods:phone@home = Tel. privat | Telefon privat | Telefon (privat) | Tél. personnel | Téléphone personnel | Téléphone (domicile) | Teléfono de casa | 自宅の電話番号 | 自宅電話
methods:phone@mobile = Mobil | Mobil-Tel.-Nr. | Mobiltelefon | Mobilnummer | Handy | Handynummer | Portable | Téléphone mobile | Téléphone portable | Tél. portable | Móvil | Teléfono móvil | Celular | 휴대폰 | 휴대전화 | 핸드폰 | 携帯電話番号 | 携帯番号
methods:phone@work fax = Fax geschäftlich | Fax dienstlich
methods:phone@home fax = Fax privat
methods:phone@fax = Faxnummer | Weiteres Fax | Fax-Nummer | Telefax | Télécopie | Télécopieur | ＦＡＸ | ファックス | FAX番号 | ファックス番号 | 팩스
methods:phone@pager = Pager-Nummer | ポケットベルの番号
methods:email = E-Mail-Adresse | Mailadresse | Primäre E-Mail-Adresse | Sekundäre E-Mail-Adresse | Courriel | Adresse e-mail | Adresse électronique | Adresse électronique principale | Adresse électronique secondaire | Adresse de messagerie | Correo | Correo electrónico | 이메일 | Dirección de correo electrónico | メインのメールアドレス | 別のメールアドレス | Eメール
methods:web@work = Webseite 1 | Site web 1
methods:web@home = Webseite 2 | Site web 2
methods:web = Webseite | Internetseite | Site web | Site internet | Página web | Sitio web | ホームページ
methods:chat@Chat = Messenger-Name | Nom de l’écran
addresses.street#plain = Straße | Strasse | Anschrift | Straße und Hausnummer | Adresse postale | Rue | Dirección | Calle | 現住所 | 주소
addresses.postcode#plain = PLZ | Postleitzahl | Code postal | Código postal | 郵便番号 | 우편번호
addresses.city#plain = Ort | Stadt | Wohnort | Ville | Localité | Ciudad | Localidad | 市区町村
addresses.region#plain = Bundesland | Kanton | Pays/État | Provincia | 都道府県
addresses.country#plain = Land | Pays | País | 国
addresses@home.street#home = Straße privat | Privat: Adresse | Adresse privée | Adresse personnelle | Privatadresse | 自宅住所
addresses@home.street2#home = Privat: Adresse 2 | Adresse privée 2
addresses@home.city#home = Ort privat | Privat: Ort
addresses@home.region#home = Region privat | Bundesland privat | Privat: Bundesland
addresses@home.postcode#home = Postleitzahl privat | PLZ privat | Privat: PLZ
addresses@home.country#home = Land/Region privat | Land privat | Privat: Land | Pays/Région (domicile)
addresses@work.street#work = Straße geschäftlich | Dienstlich: Adresse | Adresse professionnelle | Geschäftsadresse | 会社住所 | 勤務先住所
addresses@work.street2#work = Dienstlich: Adresse 2 | Adresse professionnelle 2
addresses@work.city#work = Ort geschäftlich | Dienstlich: Ort
addresses@work.region#work = Region geschäftlich | Bundesland geschäftlich | Dienstlich: Bundesland
addresses@work.postcode#work = Postleitzahl geschäftlich | PLZ geschäftlich | Dienstlich: PLZ
addresses@work.country#work = Land/Region geschäftlich | Land geschäftlich | Dienstlich: Land | Pays/Région (bureau)
dates@birthday = Geburtsdatum | Geburtstag | Geb. | Geb.-Datum | Date de naissance | Anniversaire | Fecha de nacimiento | Cumpleaños | 생년월일 | 생일
dates@birthday.year#birth = Geburtsjahr | Année de naissance | Año de nacimiento | 誕生年
dates@birthday.month#birth = Geburtsmonat | Mois de naissance | Mois | 誕生月
dates@birthday.day#birth = Jour de naissance | Jour
dates@anniversary = Jahrestag | Hochzeitstag
addresses@other.street#other = Weitere Straße
addresses@other.city#other = Weiterer Ort
addresses@other.postcode#other = Weitere Postleitzahl
gender = Geschlecht | Sexe | Sexo
relations:spouse = Ehepartner | Conjoint | Cónyuge | 配偶者
tags = Kategorie | Kategorien | Gruppe | Catégorie | Catégories | Groupe | Categoría | Grupo | グループ | 分類
notes = Notiz | Notizen | Bemerkung | Bemerkungen | Anmerkung | Anmerkungen | Kommentar | Remarque | Remarques | Commentaire | Commentaires | Notas | Observaciones | Comentarios | 備考 | メモ | 메모 | 비고
number = Kundennummer | Kunden-Nr. | N° client | Número de cliente | 顧客番号
"""

"""What other programs and people call the columns of an address table: the one declared list.

Each line is a target and the names it goes by in English, Traditional and Simplified Chinese:
Outlook (English, both Taiwanese header sets, Chinese), Thunderbird, Roundcube, LinkedIn, Google's
unnumbered columns, and what people write above their own sheets. A target is
`field[:kind][@label][.part][#group]`, read by `column_names`. Case, width, blanks, punctuation
and traditional or simplified characters do not matter; numbered columns with a pattern of their
own (`Phone 1 - Value`) are in `column_patterns`.
"""

from __future__ import annotations

# ruff: noqa: E501 - a row of names is one line
NAMES = """
name = Name | Full Name | Contact | Contact Name | Customer | Customer Name | Client | Client Name | 姓名 | 名稱 | 客戶 | 客戶姓名 | 客戶名稱 | 顧客姓名 | 顧客 | 聯絡人 | 联系人 | 聯絡人姓名 | 會員姓名 | 要保人 | 被保險人 | 中文姓名 | 氏名 | 成員 | 學員姓名 | 聯絡窗口 | 窗口 | 承辦人 | 姓名/公司 | 客戶大名 | 大名
display = Display Name | Shown as | 顯示名稱 | 显示名 | 顯示名 | FN | Formatted Name
family = Last Name | Family Name | Surname | 姓 | 姓氏 | Last | Lastname
given = First Name | Given Name | 名 | 名字 | First | Firstname
middle = Middle Name | Additional Name | Middle | 中間名 | 中间名 | Additional Names
prefix = Prefix | Name Prefix | 名前敬稱 | 英文稱謂
suffix = Suffix | Name Suffix | Generation | 後綴
nickname = Nickname | Nick Name | Nick | Alternate Name | English Name | 暱稱 | 昵稱 | 綽號 | 小名 | 英文名 | 英文姓名 | 別名
reading = Reading | Phonetic | Name Yomi | 拼音 | 注音 | 姓名拼音 | フリガナ | ふりがな
salutation = Salutation | Form of Address | 稱呼 | 尊稱 | 敬稱
name? = 負責人 | 代表人 | Principal
title? = Title | 頭銜 | 抬頭
salutation? = 稱謂
file_as = File As | 存檔為 | 歸檔為 | 檔案為
"""

WORK = """
company = Company | Company Name | Organization | Organisation | Organization Name | Organisation Name | Employer | Firm | Account Name | 公司 | 公司名稱 | 公司行號 | 單位 | 單位名稱 | 任職公司 | 服務單位 | 服務公司 | 服務機構 | 工作單位 | 所屬公司 | 店名 | 會社 | 企業 | 機構 | Associated Company | ORG | 組織 | 組織名稱 | 客戶簡稱 | 公司全名 | 公司簡稱 | 寶號 | 商號
title = Job Title | Organization Title | Position | Role | 職稱 | 職務 | 職位 | 職銜 | 公司職稱 | 崗位 | 役職 | Job
department = Department | Dept | Organization Department | 部門 | 單位部門 | 科室 | 處室 | 部署
"""

PHONES = """
methods:phone = Phone | Telephone | Tel | Phone Number | Contact Number | Contact Phone | 電話 | 電話號碼 | 聯絡電話 | 連絡電話 | 聯繫電話 | 市話 | 聯絡方式 | 連絡方式 | 聯繫方式 | 電話番号 | Yahoo! Phone | TEL | 座機 | 固話 | 固定電話
methods:phone@mobile = Mobile | Mobile Phone | Mobile Number | Cell | Cell Phone | Cellphone | Cellular | Home Mobile | 手機 | 手機號碼 | 手機號 | 行動電話 | 行動 | 行動電話號碼 | 移動電話 | 大哥大 | 携帯電話 | 携帯 | Mobile Phone Number | Mobile No | Cell Number | 手機門號 | 門號
methods:phone@work = Business Phone | Work Phone | Office Phone | Office Tel | 公司電話 | 商務電話 | 辦公電話 | 辦公室電話 | 公務電話 | 電話公 | 電話公司 | 單位電話 | 工作電話 | 辦公室電話號碼 | 座機號碼
methods:phone@home = Home Phone | 住家電話 | 家裡電話 | 家電 | 家用電話 | 住宅電話 | 宅電 | 電話宅 | 電話家 | 家庭電話 | 室內電話
methods:phone@main = Primary Phone | Company Main Phone | Main Phone | 代表電話 | 公司代表線 | 主要電話 | 單位主要電話 | 總機
methods:phone@fax = Fax | Fax Number | Other Fax | 傳真 | 傳真號碼 | 其他傳真 | 傳真電話 | Fax No
methods:phone@work fax = Business Fax | Work Fax | Office Fax | 商務傳真 | 公司傳真 | 單位傳真 | 辦公傳真 | 辦公室傳真
methods:phone@home fax = Home Fax | 住家傳真 | 住宅傳真 | 家用傳真 | 家庭傳真
methods:phone@other = Other Phone | 其他電話 | 備用電話 | 緊急電話 | 緊急聯絡電話 | Alt Phone | Alternate Phone | 其它電話
methods:phone@pager = Pager | Pager Number | 呼叫器 | 尋呼機 | 呼叫器號碼
methods:phone@car = Car Phone | 汽車電話 | 車載電話
methods:phone@radio = Radio Phone | 無線電話 | 無繩電話
methods:phone@callback = Callback | 回撥電話 | 回電話
methods:phone@assistant = Assistant's Phone | Assistant Phone | 助理電話 | 助理的電話 | Asst Phone | Asst. Phone
methods:phone@video = Phone Video
methods:phone@isdn = ISDN
methods:phone@telex = Telex | Telix | 電報
methods:phone@tty = TTY/TDD Phone | TTY/TDD 電話
"""

REACH = """
methods:email = E-mail | Email Address | E-mail Address | Mail | Primary Email | 電子郵件 | 電子郵件地址 | 電子信箱 | 電子郵箱 | 電郵 | 信箱 | 郵箱 | 郵件 | 郵件地址 | 電郵地址 | メール | メールアドレス
methods:email = Secondary Email | 備用信箱 | Alternate Email | Secondary E-mail | 次要電子郵件 | 主要電子郵件
methods:email@home = Email Home | Home Email | Personal Email | 個人信箱 | 私人信箱 | 個人郵箱 | 個人電子郵件
methods:email@work = Email Work | Work Email | Business Email | 公司信箱 | 公司電子郵件 | 工作郵箱 | 企業郵箱 | 公司郵箱
methods:email@other = Email Other | Other Email
methods:web#website = Website
methods:web = Web Page | Web | URL | Homepage | Website URL | Web Site | 網頁 | 網址 | 網站 | 主頁 | Website Other | Website FTP
methods:web@home = Website Home | Website Home Page | Web Page 2 | 個人網頁 | Personal Website
methods:web@work = Website Work | Business Web Page | Company Website | 公司網站 | 公司網址 | Business Website | Web Page 1 | 網頁 1
methods:web@blog = Website Blog | Blog | 部落格 | 博客
methods:web@profile = Website Profile | Profile URL | LinkedIn URL | LinkedIn
methods:chat@LINE = LINE | LINE ID | LINEID | Line帳號 | 賴
methods:chat@WeChat = WeChat | WeChat ID | 微信 | 微信號 | Weixin
methods:chat@WhatsApp = WhatsApp
methods:chat@Twitter = Twitter | Twitter Handle
methods:chat@Telegram = Telegram
methods:chat@Messenger = Facebook | FB | Messenger | 臉書
methods:chat@Instagram = Instagram | IG
methods:chat@QQ = QQ | QQ號 | QQ號碼 | QQ ID
methods:chat@AIM = IM Aim | Screen Name | AIM ID
methods:chat@ICQ = IM Icq | ICQ ID
methods:chat@Jabber = IM Jabber
methods:chat@MSN = IM Msn | MSN | MSN ID
methods:chat@Skype = IM Skype | Skype | Skype ID
methods:chat@Yahoo = IM Yahoo | Messenger ID | Yahoo ID
methods:chat@Chat = Chat
channel = Preferred Channel | 偏好聯絡方式
best_time = Best Time | Best Time to Call | 方便時間 | 聯絡時間 | 方便聯絡時間
"""

# The parts of addresses, each for the places below, so that no one writes them out.
ADDRESS_PARTS = """
street = Street | Address | Street 1 | Address 1 | 街 | 街道 | 地址 | Address Street | 住址 | 地址街道
street2 = Street 2 | Address 2 | Street2 | 街 2 | 地址 2 | 街道 2 | Address Street 2
street3 = Street 3 | Address 3 | 街 3 | 街道 3
po_box = PO Box | Address PO Box | 地址郵政信箱 | 郵箱 | 郵政信箱 | Post Office Box | Address Post Office Box
city = City | Town | LocalityName | 市/鎮 | 市/縣 | 城市 | Address City
region = State | Region | Province | Address State | 縣/市 | 省/市/自治區 | 省份 | County | State/Province | State/Region
postcode = Zip | Zip Code | ZipCode | Postal Code | Postcode | PostalCode | 郵遞區號 | 郵政編碼 | 郵編 | Address Zip Code | Address Postal Code | Zip/Postal Code | 郵區
country = Country | Country/Region | CountryName | 國家 | 國家/地區 | Address Country
"""
ADDRESS_PLACES = """
plain = Mailing | Postal | 通訊 | 聯絡
work = Business | Work | Company | Office | 商務 | 商務地址 | 公司 | 單位
home = Home | 住家 | 住宅 | 住宅地址 | 家庭 | 住
other = Other | 其他 | 其他地址
"""
ADDRESSES = """
addresses.street#plain = Address | Street | Address Street | Mailing Address | Postal Address | 地址 | 住址 | 聯絡地址 | 通訊地址 | 通信地址 | 郵寄地址 | 詳細地址 | 住所 | Address 1 | Address Line 1 | Street 1 | Street Address | ADR
addresses.street2#plain = Address 2 | Address Line 2 | Street 2
addresses.street3#plain = Address 3 | Address Line 3 | Street 3
addresses@work.street#work = Business Address | Work Address | Office Address | 公司地址 | 辦公地址 | 單位地址 | 工作地址
addresses@home.street#home = Home Address | 住家地址 | 家庭地址 | 住宅地址 | 居住地址 | 現居地址
addresses@other.street#other = Other Address | 其他地址
addresses@registered.street#registered = 戶籍地址 | 户籍地址 | Registered Address
addresses.city#plain = City | Town | Address City | 鄉鎮市區 | 鄉鎮區 | 城市 | 區 | 區域 | 行政區
addresses.region#plain = State | Province | Address State | Address Region | Address Province | Region | 縣市 | 縣市別 | 省 | 省份 | 省市 | County | State/Province | State/Region
addresses.postcode#plain = Zip | Address Zip | Address Postal Code | Zip Code | Postal Code | Postcode | 郵遞區號 | 郵區 | 郵編 | 郵政編碼
addresses.country#plain = Country | Address Country | Country/Region | 國家 | 國家/地區
addresses.po_box#plain = PO Box | 郵政信箱
"""

PERSON = """
dates@birthday = Birthday | Date of Birth | Birth Date | Birthdate | DOB | 生日 | 出生日期 | 出生年月日 | 出生日 | 出生 | 生辰 | 誕生日 | 生年月日 | 國曆生日 | 陽曆生日 | 公曆生日 | 新曆生日 | 西元生日 | 民國生日 | BDAY
dates:lunar@birthday = 農曆生日 | 陰曆生日 | 舊曆生日 | 農曆 | Lunar Birthday | 農曆出生日期
dates@birthday.year#birth = Birth Year | 出生年 | 生日年
dates@birthday.month#birth = Birth Month | 出生月 | 生日月
dates@birthday.day#birth = Birth Day | 生日日
dates@anniversary = Anniversary | Wedding Anniversary | 紀念日 | 結婚紀念日 | 週年紀念 | 結婚日
gender = Gender | Sex | 性別
language = Language | 語言 | 語言別
relations:spouse = Spouse | Husband | Wife | Partner | 配偶 | 配偶姓名 | 先生 | 太太 | 另一半 | Spouse Name | Partner Name
relations:child = Children | Child | Kids | 子女 | 小孩 | 孩子 | 子女姓名 | Children Names | Kids Names
relations:parent = Parents | Father | Mother | 父親 | 母親 | 父母
relations:manager = Manager's Name | Manager | Manager Name | 主管 | 主管名稱 | 主管姓名 | 經理姓名 | 經理 | Reports To
relations:assistant = Assistant's Name | Assistant | 助理 | 助理姓名 | 助理的姓名
"""

CARE = """
tags = Categories | Category | Tags | Tag | Group | Groups | Labels | Group Membership | 標籤 | 類別 | 分類 | 群組 | 群組名稱 | Group Name | 分組 | 客戶類別 | 客戶分類 | 類型 | 客戶類型
tags:class = Class | Grade | Rank | Level | 等級 | 客戶等級 | 級別 | 客戶級別 | 分級 | 會員等級
referred = Referred By | Introduced By | Introducer | Referrer | Referral | 介紹人 | 引薦人 | 推薦人 | 轉介人 | 轉介紹人 | 引用者 | 引用
source = Source | Lead Source | 來源 | 客戶來源 | 名單來源
number = Customer Number | Customer No | Customer ID | Client ID | Client No | 編號 | 客戶編號 | 客編 | 會員編號 | 客戶代號 | 客戶號
cadence_days = Cadence in Days | Cadence
last_contact = Last Contact | Last Contacted | Last Contact Date | Last Activity | 最後聯絡日 | 最後聯絡 | 最後聯絡日期 | 最後聯繫日 | 最後聯繫 | 最近聯絡日 | 最近聯絡 | 最近聯絡日期 | 上次聯絡 | 上次聯絡日 | 上次聯繫 | 上次拜訪 | 最近拜訪 | 最後拜訪 | 上次拜訪日 | 最近拜訪日 | 拜訪日期 | 聯絡日期 | 最近聯繫 | 最近聯繫日期 | Last Activity Date | Last Activity Time | Last Reach | Last Meeting | 最後往來日 | 最近往來日 | 上次聯絡日期 | 最后联系时间 | 最近联系时间 | 上次跟进时间 | 最后跟进时间
notes = Notes | Note | Comments | Comment | Remarks | Memo | Description | 備註 | 備注 | 附註 | 附注 | 記事 | 註記 | 說明 | 筆記 | 拜訪紀錄 | 拜訪記錄 | 聯絡紀錄 | 聯絡記錄 | 訪談紀錄 | 紀錄 | 記錄 | 訪談記錄 | 跟進紀錄 | 跟進記錄 | 跟進情況 | 溝通紀錄 | 溝通記錄 | 備註說明 | 備註欄 | 洽談紀錄 | 服務紀錄
skip = 序 | 序號 | 項次 | 行號 | No. | No | # | 番号
"""

BOOKKEEPING = """
Priority | 優先順序 | 優先級 | Priorität = Normal | 普通 | 一般 | 標準
Sensitivity | 敏感度 | Vertraulichkeit = Normal | 普通 | 一般 | 標準
Private | 私人 | 私有 | Privat = False | Falsch | 假 | 否
E-mail Type | E-mail 2 Type | E-mail 3 Type | 電子郵件類型 | 電子郵件 2 類型 | 電子郵件 3 類型 | E-Mail-Typ | E-Mail 2: Typ | E-Mail 3: Typ = SMTP
Initials | 縮寫 | Initialen = *initials
E-mail Display Name | E-mail 2 Display Name | E-mail 3 Display Name | 電子郵件顯示名稱 | 電子郵件 2 顯示名稱 | 電子郵件 3 顯示名稱 | 電子郵件顯示名 | 電子郵件 2 顯示名 | 電子郵件 3 顯示名 | E-Mail: Angezeigter Name | E-Mail 2: Angezeigter Name | E-Mail 3: Angezeigter Name = *known
Gender | 性別 | Geschlecht = Unspecified | Keine Angabe | Unbekannt | 未指定 | 不詳 | 未知
NameLower | File As | 存檔為 = *known
"""
"""Columns that programs fill by themselves, and the values there that say nothing of the person:
`*known` words that stand in the row's other cells, `*initials` of the name."""

OUTLOOK = "電子郵件類型 | E-mail Type | Internet Free Busy | 網際網路空閒-忙碌中 | Internet 忙閑 | 津貼 | Mileage | 里程 | Telex | 英文稱謂"
"""Names that only Outlook's own export has."""

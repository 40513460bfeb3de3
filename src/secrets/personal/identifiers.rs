//! What Macie calls managed data identifiers, as far as they have a shape; and a few more.
//!
//! Each has keywords in its countries' languages, without accents; whether one must stand near; shapes, the longest
//! first; and the check of its digits.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Identifier, person};

pub(super) const IDENTIFIERS: &[Identifier] = &[
    person! {
        "credit-card", "CREDIT_CARD_NUMBER_(NO_KEYWORD)", "Number of a payment card";
        ["card", "credit card", "card number", "pan", "cc", "visa", "mastercard", "amex", "debit card"], false;
        ["[0-9]{4}[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]{3}", "[0-9]{4}[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]{4}", "[0-9]{4}[ -][0-9]{6}[ -][0-9]{5}", "[0-9]{4}[ -][0-9]{6}[ -][0-9]{4}", "[0-9]{13,19}"], Card; High, High;
        yes ["card: 45396639¦23321464"];
        no ["card: 0¦000"];
    },
    person! {
        "credit-card-expiration", "CREDIT_CARD_EXPIRATION", "Expiration date of a payment card";
        ["expiration", "expiry", "exp date", "expires", "valid thru", "exp", "card expiry", "expiration date"], true;
        ["(0[1-9]|1[0-2])[/-]20[2-4][0-9]", "(0[1-9]|1[0-2])[/-][2-4][0-9]"], CardNear; Medium, Low;
        yes ["card 4539881973699353 exp 09¦/27"];
        no ["exp 13/27", "09/27"];
    },
    person! {
        "credit-card-security-code", "CREDIT_CARD_SECURITY_CODE", "Security code of a payment card";
        ["cvv", "cvc", "cvv2", "cvc2", "security code", "card verification", "card security code", "cid"], true;
        ["[0-9]{3,4}"], None; Medium, High;
        yes ["cvv: 7¦31"];
        no ["7¦31"];
    },
    person! {
        "credit-card-magnetic-stripe", "CREDIT_CARD_MAGNETIC_STRIPE", "Track 1 or 2 of a payment card";
        ["card", "magnetic stripe", "track", "swipe"], true;
        ["[0-9]{13,19}=[0-9]{7,30}\\?"], Track; High, Critical;
        yes ["card: 4539632729518177=29¦121010000012300000?"];
        no ["4539632729518177=29¦121010000012300000?"];
    },
    person! {
        "iban", "BANK_ACCOUNT_NUMBER (IBAN)", "International bank account number";
        ["iban", "account"], false;
        ["[A-Z]{2}[0-9]{2}([ -]?[A-Z0-9]{4}){2,7}([ -]?[A-Z0-9]{1,3})?"], Iban; High, High;
        yes ["iban: DE853704004¦45604806358"];
        no ["iban: 0¦000"];
    },
    person! {
        "bank-account-number", "BANK_ACCOUNT_NUMBER", "Number of a bank account in Canada or the United States";
        ["bank account", "account number", "checking account", "savings account", "debit account", "account no", "acct number", "bank account number", "acct"], true;
        ["[0-9]{9,17}"], NotCard; Medium, High;
        yes ["bank account: 41783¦970523"];
        no ["41783¦970523"];
    },
    person! {
        "uk-bank-account", "UK_BANK_ACCOUNT_NUMBER", "Number of a British bank account";
        ["sort code", "uk account", "bacs", "building society"], true;
        ["[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{8}", "[0-9]{8}"], None; Medium, High;
        yes ["sort code: 20-00-00¦ 27928201"];
        no ["20-00-00¦ 27928201"];
    },
    person! {
        "us-dea-number", "US_DRUG_ENFORCEMENT_AGENCY_NUMBER", "Registration number of the DEA";
        ["dea", "dea number", "dea registration", "drug enforcement agency"], true;
        ["[ABCDEFGHJKLMPRSTUX][A-Z9][0-9]{7}"], Dea; High, Medium;
        yes ["dea: BS02¦76166"];
        no ["BS02¦76166"];
    },
    person! {
        "us-hicn", "USA_HEALTH_INSURANCE_CLAIM_NUMBER", "Health insurance claim number of Medicare";
        ["hicn", "hic number", "health insurance claim number", "medicare claim"], true;
        ["[0-9]{3}-?[0-9]{2}-?[0-9]{4}[A-Z][0-9A-Z]?"], None; Medium, Medium;
        yes ["hicn: 212-34¦-5678A"];
        no ["212-34¦-5678A"];
    },
    person! {
        "us-mbi", "USA_MEDICARE_BENEFICIARY_IDENTIFIER", "Medicare beneficiary identifier";
        ["mbi", "medicare", "medicare beneficiary", "medicare number", "beneficiary identifier"], true;
        ["[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9]-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9]-?[AC-HJKMNP-RT-Y]{2}[0-9]{2}"], None; High, Medium;
        yes ["mbi: 1EG4-T¦E5-MK73"];
        no ["1EG4-T¦E5-MK73"];
    },
    person! {
        "us-hcpcs", "USA_HEALTHCARE_PROCEDURE_CODE", "Procedure code (HCPCS)";
        ["hcpcs", "procedure code", "healthcare procedure", "cpt code"], true;
        ["[A-V][0-9]{4}"], None; Medium, Low;
        yes ["hcpcs: J1¦885"];
        no ["J1¦885"];
    },
    person! {
        "us-ndc", "USA_NATIONAL_DRUG_CODE", "National drug code";
        ["ndc", "national drug code"], true;
        ["[0-9]{5}-[0-9]{4}-[0-9]{2}", "[0-9]{4}-[0-9]{4}-[0-9]{2}", "[0-9]{5}-[0-9]{3}-[0-9]{2}", "[0-9]{5}-[0-9]{4}-[0-9]"], None; Medium, Low;
        yes ["ndc: 50242-¦0040-62"];
        no ["50242-¦0040-62"];
    },
    person! {
        "us-npi", "USA_NATIONAL_PROVIDER_IDENTIFIER", "National provider identifier";
        ["npi", "national provider", "hipaa", "provider identifier"], true;
        ["[12][0-9]{9}"], Npi; High, Medium;
        yes ["npi: 11249¦06524"];
        no ["11249¦06524"];
    },
    person! {
        "uk-nhs-number", "UK_NHS_NUMBER", "Number of the National Health Service";
        ["nhs", "nhs number", "national health service", "nhs no"], true;
        ["[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}"], Nhs; High, High;
        yes ["nhs: 486 30¦3 7481"];
        no ["486 30¦3 7481"];
    },
    person! {
        "canada-health-number", "CANADA_HEALTH_NUMBER", "Health card number of a Canadian province";
        ["health card", "ohip", "health number", "carte sante", "healthcare number", "msp", "health card number"], true;
        ["[0-9]{4}[ -]?[0-9]{3}[ -]?[0-9]{3}([ -]?[A-Z]{2})?"], NotCard; Medium, Medium;
        yes ["health card: 9876-5¦43-217"];
        no ["9876-5¦43-217"];
    },
    person! {
        "eu-health-card", "EUROPEAN_HEALTH_INSURANCE_CARD_NUMBER", "European health insurance card";
        ["ehic", "european health insurance", "health insurance card", "carte europeenne", "krankenversicherungskarte", "tessera europea"], true;
        ["80[0-9]{18}"], None; Medium, Medium;
        yes ["ehic: 8062570292¦9611124226"];
        no ["8062570292¦9611124226"];
    },
    person! {
        "medical-device-udi", "MEDICAL_DEVICE_UDI", "Unique device identifier (GS1)";
        ["udi", "device identifier", "unique device", "medical device", "device id", "gs1"], true;
        ["\\(01\\)[0-9]{14}(\\((11|17)\\)[0-9]{6})?(\\((10|21)\\)[A-Za-z0-9-]{1,20})?"], None; Medium, Low;
        yes ["udi: (01)00857¦674002010"];
        no ["(01)00857¦674002010"];
    },
    person! {
        "us-ssn", "USA_SOCIAL_SECURITY_NUMBER", "Social security number of the United States";
        ["ssn", "social security", "social security number", "soc sec", "ss#", "ssns", "social"], true;
        ["[0-9]{3}-[0-9]{2}-[0-9]{4}", "[0-9]{3} [0-9]{2} [0-9]{4}", "[0-9]{9}"], Ssn; High, High;
        yes ["ssn: 212-3¦4-5679"];
        no ["212-3¦4-5679"];
    },
    person! {
        "us-itin", "USA_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER", "Individual taxpayer identification number";
        ["itin", "taxpayer", "tax id", "tin", "tax identification", "individual taxpayer"], true;
        ["9[0-9]{2}-(5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-2]|9[4-9])-[0-9]{4}", "9[0-9]{2}(5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-2]|9[4-9])[0-9]{4}"], None; Medium, High;
        yes ["itin: 912-7¦1-1234"];
        no ["912-7¦1-1234"];
    },
    person! {
        "us-passport", "USA_PASSPORT_NUMBER", "Passport number of the United States";
        ["passport", "us passport", "passport number", "passport no", "passportnumber", "travel document"], true;
        ["[A-Z][0-9]{8}", "[0-9]{9}"], None; Medium, High;
        yes ["passport: C238¦57341"];
        no ["C238¦57341"];
    },
    person! {
        "canada-sin", "CANADA_SOCIAL_INSURANCE_NUMBER", "Social insurance number of Canada";
        ["sin", "social insurance", "social insurance number", "numero assurance sociale", "nas", "canadian id"], true;
        ["[0-9]{3}[ -][0-9]{3}[ -][0-9]{3}", "[0-9]{9}"], Sin; High, High;
        yes ["sin: 152 1¦84 099"];
        no ["152 1¦84 099"];
    },
    person! {
        "canada-passport", "CANADA_PASSPORT_NUMBER", "Passport number of Canada";
        ["passport", "passeport", "canada passport"], true;
        ["[A-Z]{2}[0-9]{6}"], None; Medium, High;
        yes ["passport: AB05¦3665"];
        no ["AB05¦3665"];
    },
    person! {
        "uk-passport", "UK_PASSPORT_NUMBER", "Passport number of the United Kingdom";
        ["hmpo", "uk passport", "british passport", "gbr passport"], true;
        ["[0-9]{9}"], None; Medium, High;
        yes ["hmpo: 5666¦58120"];
        no ["5666¦58120"];
    },
    person! {
        "france-passport", "FRANCE_PASSPORT_NUMBER", "Passport number of France";
        ["passport", "passeport", "numero de passeport"], true;
        ["[0-9]{2}[A-Z]{2}[0-9]{5}"], None; Medium, High;
        yes ["passport: 12AB¦56734"];
        no ["12AB¦56734"];
    },
    person! {
        "germany-passport", "GERMANY_PASSPORT_NUMBER", "Passport number of Germany";
        ["reisepass", "passnummer", "reisepassnummer", "german passport", "ausweisnummer"], true;
        ["[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}"], HasDigit; Medium, High;
        yes ["reisepass: C01X¦00T47"];
        no ["C01X¦00T47"];
    },
    person! {
        "italy-passport", "ITALY_PASSPORT_NUMBER", "Passport number of Italy";
        ["passaporto", "italian passport", "numero passaporto", "passport"], true;
        ["[A-Z]{2}[0-9]{7}"], None; Medium, High;
        yes ["passaporto: YA34¦15336"];
        no ["YA34¦15336"];
    },
    person! {
        "spain-passport", "SPAIN_PASSPORT_NUMBER", "Passport number of Spain";
        ["pasaporte", "passport", "numero de pasaporte"], true;
        ["[A-Z]{3}[0-9]{6}"], None; Medium, High;
        yes ["pasaporte: PAA4¦71764"];
        no ["PAA4¦71764"];
    },
    person! {
        "uk-nino", "UK_NATIONAL_INSURANCE_NUMBER", "National insurance number of the United Kingdom";
        ["nino", "national insurance", "insurance number", "ni number", "national insurance number", "nat insurance"], true;
        ["[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]"], Nino; High, High;
        yes ["nino: AB18¦4578C"];
        no ["AB18¦4578C"];
    },
    person! {
        "uk-utr", "UK_TAX_IDENTIFICATION_NUMBER", "Unique taxpayer reference of the United Kingdom";
        ["utr", "unique taxpayer reference", "tax reference", "tax id", "hmrc"], true;
        ["[0-9]{5} [0-9]{5}", "[0-9]{10}"], Utr; High, Medium;
        yes ["utr: 32464¦69246"];
        no ["32464¦69246"];
    },
    person! {
        "uk-electoral-roll", "UK_ELECTORAL_ROLL_NUMBER", "Number of the British electoral roll";
        ["electoral roll", "electoral number", "electoral register", "electoral roll number"], true;
        ["[A-Z]{2}[0-9]{1,4}"], None; Medium, Low;
        yes ["electoral roll: AB1¦234"];
        no ["AB1¦234"];
    },
    person! {
        "spain-dni", "SPAIN_DNI_NUMBER", "Documento nacional de identidad and NIF of Spain";
        ["dni", "nif", "documento nacional de identidad", "nie", "numero de identificacion fiscal"], true;
        ["[0-9]{8}-?[A-Z]"], Nif; High, High;
        yes ["dni: 9973¦6535W"];
        no ["9973¦6535W"];
    },
    person! {
        "spain-nie", "SPAIN_NIE_NUMBER", "Foreigner identity number of Spain";
        ["nie", "numero de identidad de extranjero", "nif", "identificacion de extranjeros"], true;
        ["[XYZ]-?[0-9]{7}-?[A-Z]"], Nie; High, High;
        yes ["nie: X054¦3246D"];
        no ["X054¦3246D"];
    },
    person! {
        "spain-ssn", "SPAIN_SOCIAL_SECURITY_NUMBER", "Social security number of Spain";
        ["seguridad social", "numero de la seguridad social", "social security", "nuss", "naf"], true;
        ["[0-9]{2}[/ -]?[0-9]{8}[/ -]?[0-9]{2}"], SpainSsn; High, High;
        yes ["seguridad social: 283656¦018852"];
        no ["283656¦018852"];
    },
    person! {
        "spain-cif", "SPAIN_TAX_IDENTIFICATION_NUMBER", "Tax number of a Spanish company";
        ["cif", "codigo de identificacion fiscal", "tax id", "nif"], true;
        ["[ABCDEFGHJNPQRSUVW]-?[0-9]{7}[0-9A-J]"], Cif; High, Medium;
        yes ["cif: B308¦42876"];
        no ["B308¦42876"];
    },
    person! {
        "france-nir", "FRANCE_NATIONAL_IDENTIFICATION_NUMBER", "Social security number of France (NIR)";
        ["nir", "numero de securite sociale", "insee", "securite sociale", "carte vitale", "social security"], true;
        ["[12] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}"], Nir; High, High;
        yes ["nir: 1850578¦00608491"];
        no ["1850578¦00608491"];
    },
    person! {
        "france-tax-id", "FRANCE_TAX_IDENTIFICATION_NUMBER", "Tax number of France (SPI)";
        ["numero fiscal", "spi", "tax id", "identification fiscale", "numero d identification fiscale"], true;
        ["[0-3][0-9] ?[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"], FranceTax; High, Medium;
        yes ["numero fiscal: 303467¦8899133"];
        no ["303467¦8899133"];
    },
    person! {
        "germany-tax-id", "GERMANY_TAX_IDENTIFICATION_NUMBER", "Tax identification number of Germany";
        ["steuer", "steueridentifikationsnummer", "steuer id", "idnr", "steuerid", "steuernummer", "tax id"], true;
        ["[1-9][0-9] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"], GermanyTax; High, Medium;
        yes ["steuer: 93842¦706330"];
        no ["93842¦706330"];
    },
    person! {
        "germany-id-card", "GERMANY_NATIONAL_IDENTIFICATION_NUMBER", "Number of a German identity card";
        ["personalausweis", "ausweisnummer", "personalausweisnummer", "identity card", "ausweis"], true;
        ["[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{8}"], HasDigit; Medium, High;
        yes ["personalausweis: L01X¦00T47"];
        no ["L01X¦00T47"];
    },
    person! {
        "italy-codice-fiscale", "ITALY_NATIONAL_IDENTIFICATION_NUMBER", "Codice fiscale of Italy";
        ["codice fiscale", "cf", "codfiscale", "tax code", "codicefiscale"], true;
        ["[A-Z]{6}[0-9]{2}[ABCDEHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z]"], CodiceFiscale; High, High;
        yes ["codice fiscale: RSSMRA85¦T10A562S"];
        no ["RSSMRA85¦T10A562S"];
    },
    person! {
        "brazil-cpf", "BRAZIL_CPF_NUMBER", "Cadastro de pessoas fisicas of Brazil";
        ["cpf", "cadastro de pessoas fisicas", "cadastro de pessoa fisica"], true;
        ["[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2}", "[0-9]{11}"], Cpf; High, High;
        yes ["cpf: 172.445¦.183-90"];
        no ["172.445¦.183-90"];
    },
    person! {
        "brazil-cnpj", "BRAZIL_CNPJ_NUMBER", "Cadastro nacional da pessoa juridica of Brazil";
        ["cnpj", "cadastro nacional"], true;
        ["[0-9]{2}\\.[0-9]{3}\\.[0-9]{3}/[0-9]{4}-[0-9]{2}", "[0-9]{14}"], Cnpj; High, Medium;
        yes ["cnpj: 82.581.12¦2/0001-83"];
        no ["82.581.12¦2/0001-83"];
    },
    person! {
        "brazil-rg", "BRAZIL_RG_NUMBER", "Registro geral of Brazil";
        ["rg", "registro geral", "identidade"], true;
        ["[0-9]{2}\\.[0-9]{3}\\.[0-9]{3}-[0-9Xx]"], None; Medium, High;
        yes ["rg: 24.678¦.131-4"];
        no ["24.678¦.131-4"];
    },
    person! {
        "brazil-cep", "BRAZIL_CEP_CODE", "Postal code of Brazil";
        ["cep", "codigo postal", "codigo de enderecamento"], true;
        ["[0-9]{5}-[0-9]{3}"], None; Medium, Low;
        yes ["cep: 0131¦0-100"];
        no ["0131¦0-100"];
    },
    person! {
        "argentina-dni", "ARGENTINA_DNI_NUMBER", "Documento nacional de identidad of Argentina";
        ["dni", "documento nacional de identidad", "documento"], true;
        ["[0-9]{2}\\.[0-9]{3}\\.[0-9]{3}"], None; Medium, High;
        yes ["dni: 27.34¦5.678"];
        no ["27.34¦5.678"];
    },
    person! {
        "argentina-cuil", "ARGENTINA_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER", "CUIL or CUIT of a person in Argentina";
        ["cuil", "cuit", "clave unica"], true;
        ["(20|23|24|27)-?[0-9]{8}-?[0-9]"], Cuit; High, Medium;
        yes ["cuil: 20-281¦08625-2"];
        no ["20-281¦08625-2"];
    },
    person! {
        "argentina-cuit-organization", "ARGENTINA_ORGANIZATION_TAX_IDENTIFICATION_NUMBER", "CUIT of an organization in Argentina";
        ["cuit", "clave unica"], true;
        ["(30|33|34)-?[0-9]{8}-?[0-9]"], Cuit; High, Medium;
        yes ["cuit: 30-634¦21278-3"];
        no ["30-634¦21278-3"];
    },
    person! {
        "argentina-sube", "ARGENTINA_TARJETA_SUBE", "Number of a SUBE card";
        ["sube", "tarjeta sube"], true;
        ["6061[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}"], None; Medium, Low;
        yes ["sube: 60610361¦39791227"];
        no ["60610361¦39791227"];
    },
    person! {
        "chile-rut", "CHILE_RUT_NUMBER", "Rol unico tributario of Chile";
        ["rut", "rol unico", "run", "rol unico tributario"], true;
        ["[0-9]{1,2}\\.[0-9]{3}\\.[0-9]{3}-[0-9Kk]", "[0-9]{7,8}-[0-9Kk]"], Rut; High, High;
        yes ["rut: 16.259¦.847-3"];
        no ["16.259¦.847-3"];
    },
    person! {
        "colombia-cedula", "COLOMBIA_CITIZENSHIP_CARD_NUMBER", "Cedula de ciudadania of Colombia";
        ["cedula", "cedula de ciudadania", "cc"], true;
        ["[0-9]\\.[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}", "[0-9]{2}\\.[0-9]{3}\\.[0-9]{3}"], None; Medium, High;
        yes ["cedula: 1.020.¦345.678"];
        no ["1.020.¦345.678"];
    },
    person! {
        "colombia-nit", "COLOMBIA_ORGANIZATION_NIT_NUMBER", "Numero de identificacion tributaria of Colombia";
        ["nit", "identificacion tributaria"], true;
        ["[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]", "[0-9]{9}-[0-9]"], Nit; High, Medium;
        yes ["nit: 945.90¦9.604-1"];
        no ["945.90¦9.604-1"];
    },
    person! {
        "mexico-curp", "MEXICO_CURP_NUMBER", "Clave unica de registro de poblacion of Mexico";
        ["curp", "clave unica", "clave personal", "registro de poblacion"], true;
        ["[A-Z][AEIOUX][A-Z]{2}[0-9]{2}(0[1-9]|1[0-2])[0-3][0-9][HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z0-9][0-9]"], None; High, High;
        yes ["curp: HEGG56042¦7MVZRRL04"];
        no ["HEGG56042¦7MVZRRL04"];
    },
    person! {
        "mexico-rfc", "MEXICO_INDIVIDUAL_RFC_NUMBER", "Registro federal de contribuyentes of Mexico";
        ["rfc", "registro federal", "contribuyentes"], true;
        ["[A-Z&]{4}[0-9]{2}(0[1-9]|1[0-2])[0-3][0-9][A-Z0-9]{3}", "[A-Z&]{3}[0-9]{2}(0[1-9]|1[0-2])[0-3][0-9][A-Z0-9]{3}"], None; High, Medium;
        yes ["rfc: GODE56¦1231GR8"];
        no ["GODE56¦1231GR8"];
    },
    person! {
        "india-aadhaar", "INDIA_AADHAAR_NUMBER", "Aadhaar number of India";
        ["aadhaar", "aadhar", "uidai", "adhaar", "uid"], true;
        ["[2-9][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}"], Aadhaar; High, High;
        yes ["aadhaar: 3220 48¦44 1766"];
        no ["3220 48¦44 1766"];
    },
    person! {
        "india-pan", "INDIA_PERMANENT_ACCOUNT_NUMBER", "Permanent account number of India";
        ["pan", "permanent account number", "pan card", "pan number", "income tax"], true;
        ["[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]"], None; High, Medium;
        yes ["pan: AFZPK¦7190K"];
        no ["AFZPK¦7190K"];
    },
    person! {
        "australia-tfn", "AUSTRALIA_TAX_FILE_NUMBER", "Tax file number of Australia";
        ["tfn", "tax file number", "tax file"], true;
        ["[0-9]{3} ?[0-9]{3} ?[0-9]{3}"], Tfn; High, High;
        yes ["tfn: 477 5¦91 009"];
        no ["477 5¦91 009"];
    },
    person! {
        "vehicle-identification-number", "VEHICLE_IDENTIFICATION_NUMBER", "Vehicle identification number";
        ["vin", "vehicle identification", "chassis", "fahrgestellnummer", "niv", "vehicle"], true;
        ["[A-HJ-NPR-Z0-9]{17}"], Vin; High, Low;
        yes ["vin: 1HGCM826¦33A004352"];
        no ["1HGCM826¦33A004352"];
    },
    person! {
        "date-of-birth", "DATE_OF_BIRTH", "Date of birth";
        ["date of birth", "dob", "birth date", "birthday", "birthdate", "born", "fecha de nacimiento", "geburtsdatum", "date de naissance", "bday"], true;
        ["(19|20)[0-9]{2}-(0[1-9]|1[0-2])-[0-3][0-9]", "[0-3]?[0-9][/.-][0-3]?[0-9][/.-](19|20)[0-9]{2}"], None; Medium, Medium;
        yes ["date of birth: 1985-¦07-14"];
        no ["1985-¦07-14"];
    },
    person! {
        "latitude-longitude", "LATITUDE_LONGITUDE", "Coordinates of a place";
        ["latitude", "longitude", "coordinates", "coordinate", "lat long", "lat", "gps", "location", "latlong", "lat lon"], true;
        ["-?[0-9]{1,2}\\.[0-9]{4,}, ?-?[0-9]{1,3}\\.[0-9]{4,}"], Coordinates; Medium, Low;
        yes ["latitude: 37.774929, ¦-122.419416"];
        no ["37.774929, ¦-122.419416"];
    },
    person! {
        "us-drivers-license", "DRIVERS_LICENSE", "Driving licence number of a US state";
        ["driver license", "drivers license", "driving license", "dln", "license number", "driver s license", "driverslicense", "driver licence", "drivers licence"], true;
        ["[A-Z][0-9]{3}-[0-9]{4}-[0-9]{4}", "[A-Z][0-9]{7,14}", "[A-Z]{2}[0-9]{6,7}", "[0-9]{7,10}"], None; Medium, Medium;
        yes ["driver license: D126¦3699"];
        no ["D126¦3699"];
    },
    person! {
        "uk-drivers-license", "UK_DRIVERS_LICENSE", "Driving licence number of the United Kingdom";
        ["driving licence", "driver licence", "licence number", "dvla", "driving license", "drivers license", "driver number"], true;
        ["[A-Z9]{5}[0-9]{6}[A-Z9]{2}[0-9A-Z]{3}"], HasDigit; High, Medium;
        yes ["driving licence: MORGA657¦054SM9IJ"];
        no ["MORGA657¦054SM9IJ"];
    },
    person! {
        "eu-drivers-license", "DRIVERS_LICENSE (31 countries)", "Driving licence number of a European country, Australia or Canada";
        ["permis de conduire", "fuhrerschein", "fuehrerschein", "fuhrerscheinnummer", "permiso de conducir", "patente", "rijbewijs", "carta de conducao", "korkort", "ajokortti", "prawo jazdy", "ridicsky prukaz", "vodicky preukaz", "jogositvany", "driving licence", "carnet de conducir", "patente di guida", "korekort", "juhiluba", "licence de conduire"], true;
        ["[A-Z]{0,3}[0-9]{5,12}[A-Z0-9]{0,3}"], HasDigit; Medium, Medium;
        yes ["permis de conduire: B001¦53310"];
        no ["B001¦53310"];
    },
    person! {
        "phone-number", "PHONE_NUMBER", "Phone number of Canada or the United States";
        ["phone", "tel", "telephone", "mobile", "cell", "fax", "call", "contact", "phone number", "sms", "whatsapp", "mobile number", "telefono", "telefone"], false;
        ["\\+?1[ .-]?\\([2-9][0-9]{2}\\)[ .-]?[2-9][0-9]{2}[ .-][0-9]{4}", "\\+1[ .-]?[2-9][0-9]{2}[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}", "\\([2-9][0-9]{2}\\)[ .-]?[2-9][0-9]{2}[ .-][0-9]{4}", "[2-9][0-9]{2}[ .-][2-9][0-9]{2}[ .-][0-9]{4}", "[2-9][0-9]{9}"], Phone; Medium, Medium;
        yes ["phone: +1 415 ¦555 2671"];
        no ["phone: 0¦000"];
    },
    person! {
        "brazil-phone", "BRAZIL_PHONE_NUMBER", "Phone number of Brazil";
        ["telefone", "celular", "fone", "tel", "phone", "mobile"], false;
        ["(\\+|00)55([ .-]?(\\(0\\))?[ ]?[0-9]{1,4}){2,6}"], International; Medium, Medium;
        yes ["telefone: +55 11 9¦8765-4321"];
        no ["telefone: 0¦000"];
    },
    person! {
        "france-phone", "FRANCE_PHONE_NUMBER", "Phone number of France";
        ["tel", "telephone", "portable", "mobile", "phone", "numero"], false;
        ["(\\+|00)33([ .-]?(\\(0\\))?[ ]?[0-9]{1,4}){2,6}"], International; Medium, Medium;
        yes ["tel: +33 1 34¦ 79 71 15"];
        no ["tel: 0¦000"];
    },
    person! {
        "germany-phone", "GERMANY_PHONE_NUMBER", "Phone number of Germany";
        ["tel", "telefon", "handy", "mobil", "phone", "mobile", "rufnummer"], false;
        ["(\\+|00)49([ .-]?(\\(0\\))?[ ]?[0-9]{1,4}){2,6}"], International; Medium, Medium;
        yes ["tel: +49 30 ¦5735445"];
        no ["tel: 0¦000"];
    },
    person! {
        "italy-phone", "ITALY_PHONE_NUMBER", "Phone number of Italy";
        ["tel", "telefono", "cellulare", "mobile", "phone"], false;
        ["(\\+|00)39([ .-]?(\\(0\\))?[ ]?[0-9]{1,4}){2,6}"], International; Medium, Medium;
        yes ["tel: +39 06 6¦982 1234"];
        no ["tel: 0¦000"];
    },
    person! {
        "spain-phone", "SPAIN_PHONE_NUMBER", "Phone number of Spain";
        ["tel", "telefono", "movil", "phone", "mobile"], false;
        ["(\\+|00)34([ .-]?(\\(0\\))?[ ]?[0-9]{1,4}){2,6}"], International; Medium, Medium;
        yes ["tel: +34 912¦ 345 678"];
        no ["tel: 0¦000"];
    },
    person! {
        "uk-phone", "UK_PHONE_NUMBER", "Phone number of the United Kingdom";
        ["tel", "telephone", "mobile", "phone", "cell"], false;
        ["(\\+|00)44([ .-]?(\\(0\\))?[ ]?[0-9]{1,4}){2,6}"], International; Medium, Medium;
        yes ["tel: +44 20 7¦912 5760"];
        no ["tel: 0¦000"];
    },
    person! {
        "international-phone", "PHONE_NUMBER (international)", "Phone number with a country code";
        ["phone", "tel", "telephone", "mobile", "cell"], false;
        ["\\+[1-9][0-9]{0,2}([ .-]?[0-9]{1,4}){2,6}"], International; Medium, Medium;
        yes ["phone: +41 44 6¦68 18 00"];
        no ["phone: 0¦000"];
    },
    person! {
        "ip-address", "IP_ADDRESS", "Address of a machine on the Internet, IPv4";
        ["ip", "ip address", "client ip", "remote addr", "remote", "source ip", "ipv4", "client address", "ipaddress", "host ip", "x forwarded for", "peer"], true;
        ["[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}"], Ip; Medium, Low;
        yes ["ip: 81.2.¦69.142"];
        no ["81.2.¦69.142"];
    },
    person! {
        "mac-address", "MAC_ADDRESS", "Hardware address of a network interface";
        ["mac", "mac address", "hwaddr", "ether", "hardware address", "bssid", "macaddress"], true;
        ["[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}", "[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){5}"], Mac; Medium, Low;
        yes ["mac: 3c:22:fb¦:7a:9e:41"];
        no ["3c:22:fb¦:7a:9e:41"];
    },
];

-- Tables of a snapshot whose columns do not depend on the field dictionary or the catalogue of indicators.
-- Dimensions of an enterprise (region, tier, section) stand in every row as they were at the end of its period.

CREATE TABLE meta (
  id VARCHAR,
  content_hash VARCHAR,
  -- Of the program that built it: another one starts anew.
  built_by VARCHAR,
  root_id VARCHAR,
  as_of TIMESTAMP,
  built_at TIMESTAMP,
  synthetic BOOLEAN,
  batches INTEGER,
  enterprises INTEGER,
  titles INTEGER,
  filings BIGINT,
  serving BIGINT,
  duties BIGINT
);

CREATE TABLE period (period VARCHAR);

-- Batches the snapshot was built from, and the columns each carried: an absent column never overwrites.
CREATE TABLE source_batch (
  batch_id VARCHAR,
  seq BIGINT,
  kind VARCHAR,
  form VARCHAR,
  received_on DATE,
  recorded_at TIMESTAMP,
  carried VARCHAR[],
  periods VARCHAR[]
);

-- What stands in for enterprises without a register entry: the newest name and region they were granted or filed under.
CREATE TABLE titled (enterprise_id VARCHAR, name VARCHAR, region_id VARCHAR);
CREATE TABLE filed (enterprise_id VARCHAR, name VARCHAR, region_id VARCHAR);

-- Hash of each table, for tables with periods one for each; the content hash is the hash of these.
CREATE TABLE part (tbl VARCHAR, period VARCHAR, hash VARCHAR);

CREATE TABLE region (
  id VARCHAR,
  parent_id VARCHAR,
  level VARCHAR,
  kind VARCHAR,
  name VARCHAR,
  short_name VARCHAR,
  name_en VARCHAR,
  province_id VARCHAR,
  prefecture_id VARCHAR,
  county_id VARCHAR,
  valid_from DATE,
  valid_to DATE,
  reporting BOOLEAN,
  sort INTEGER
);

CREATE TABLE industry (code VARCHAR, name VARCHAR, level VARCHAR, parent_code VARCHAR);

-- One row an enterprise, as it stands at the end of the newest period.
CREATE TABLE enterprise (
  enterprise_id VARCHAR,
  name VARCHAR,
  region_id VARCHAR,
  province_id VARCHAR,
  prefecture_id VARCHAR,
  county_id VARCHAR,
  tier VARCHAR,
  section VARCHAR,
  industry_code VARCHAR,
  founded_on DATE,
  registered_capital_cny10k DECIMAL(18, 4),
  secretary VARCHAR,
  team VARCHAR,
  closed_on DATE,
  -- Where it went when it was merged.
  successor_id VARCHAR,
  -- The newest period it filed, and what it filed then.
  latest_period VARCHAR,
  latest_revenue DECIMAL(18, 4),
  latest_revenue_prior DECIMAL(18, 4),
  latest_rd_expense DECIMAL(18, 4),
  -- No register entry: known only from what it filed or was granted.
  provisional BOOLEAN,
  synthetic BOOLEAN
);

-- What the register says of an enterprise over [valid_from, valid_to).
CREATE TABLE register (
  enterprise_id VARCHAR,
  valid_from DATE,
  valid_to DATE,
  name VARCHAR,
  region_id VARCHAR,
  section VARCHAR,
  industry_code VARCHAR,
  founded_on DATE,
  registered_capital_cny10k DECIMAL(18, 4),
  secretary VARCHAR,
  team VARCHAR,
  closed_on DATE,
  successor_id VARCHAR,
  batch_id VARCHAR
);

-- A title holds over [valid_from, ends_on); ends_on is the earlier of expiry and cancellation.
CREATE TABLE title (
  enterprise_id VARCHAR,
  tier VARCHAR,
  action VARCHAR,
  valid_from DATE,
  valid_to DATE,
  cancelled_on DATE,
  ends_on DATE,
  document VARCHAR,
  batch_label VARCHAR,
  batch_id VARCHAR,
  row_no INTEGER
);

-- Enterprises with a valid title at the end of each period, once, by the highest.
CREATE TABLE standing (
  period VARCHAR,
  enterprise_id VARCHAR,
  region_id VARCHAR,
  province_id VARCHAR,
  prefecture_id VARCHAR,
  county_id VARCHAR,
  tier VARCHAR,
  -- Holds a municipal, provincial or national title, whatever its highest is.
  monitored BOOLEAN,
  section VARCHAR,
  -- Of GB/T 4754: two and three digits.
  division VARCHAR,
  industry_group VARCHAR,
  team VARCHAR,
  -- By the figures of the last full year.
  size_class VARCHAR,
  age_band VARCHAR
);

-- Returns owed for each period.
CREATE TABLE duty (
  period VARCHAR,
  enterprise_id VARCHAR,
  region_id VARCHAR,
  province_id VARCHAR,
  prefecture_id VARCHAR,
  county_id VARCHAR,
  tier VARCHAR,
  monitored BOOLEAN,
  section VARCHAR,
  division VARCHAR,
  industry_group VARCHAR,
  team VARCHAR,
  size_class VARCHAR,
  age_band VARCHAR,
  filed BOOLEAN,
  filed_on DATE,
  due_on DATE,
  late BOOLEAN,
  -- Filed again after the deadline.
  revised_late BOOLEAN,
  -- Questions of the form, and those answered; NULL where nothing was filed.
  n_asked INTEGER,
  n_answered INTEGER
);

-- Titles in force at the end of each period, and those that came or went since January; an enterprise stands in it once
-- for each tier. `tier` is the title's, not the highest.
CREATE TABLE holding (
  period VARCHAR,
  enterprise_id VARCHAR,
  region_id VARCHAR,
  province_id VARCHAR,
  prefecture_id VARCHAR,
  county_id VARCHAR,
  tier VARCHAR,
  monitored BOOLEAN,
  section VARCHAR,
  division VARCHAR,
  industry_group VARCHAR,
  team VARCHAR,
  size_class VARCHAR,
  age_band VARCHAR,
  held BOOLEAN,
  granted BOOLEAN,
  renewed BOOLEAN,
  -- Ends within 180 days after the period and goes on no further.
  expiring BOOLEAN,
  expired BOOLEAN,
  cancelled BOOLEAN,
  granted_on DATE,
  renewed_on DATE,
  expired_on DATE,
  cancelled_on DATE
);

-- Where every enterprise belongs at the end of the newest period: the membership of today.
CREATE TABLE today (
  enterprise_id VARCHAR,
  region_id VARCHAR,
  province_id VARCHAR,
  prefecture_id VARCHAR,
  county_id VARCHAR,
  tier VARCHAR,
  monitored BOOLEAN,
  section VARCHAR,
  division VARCHAR,
  industry_group VARCHAR,
  team VARCHAR,
  size_class VARCHAR,
  age_band VARCHAR
);
